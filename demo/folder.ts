import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the demo keeps its database and secrets, readable by their user alone. */
export const demoFolder = path.resolve(".data", "fernhill");

const toPath = (name: string) => path.join(demoFolder, name);

/** The file into which the server writes the secret of one key. */
export const keyFile = toPath("key");

/** Writes a text of the demo so that only its user can read it. */
export function keepText(name: string, text: string): void {
  mkdirSync(demoFolder, { recursive: true, mode: 0o700 });
  writeFileSync(toPath(name), `${text}\n`, { mode: 0o600 });
}

/** Returns a text that this start or an earlier one kept, or null. */
export const findText = (name: string): string | null =>
  existsSync(toPath(name)) ? readFileSync(toPath(name), "utf8").trim() : null;

/** Returns the one password of the people in the demo, and makes it at the first start. */
export function getPassword(): string {
  const kept = findText("password");
  if (kept !== null) return kept;
  const password = randomBytes(12).toString("base64url");
  keepText("password", password);
  return password;
}
