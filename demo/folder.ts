import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folder of the demo's database and secrets. Only its user can read it. */
export const demoFolder = path.resolve(".data", "fernhill");

const toPath = (name: string) => path.join(demoFolder, name);

/** The file to which the server writes the secret of one key. */
export const keyFile = toPath("key");

/** Writes a text to the demo's folder. Only its user can read it. */
export function keepText(name: string, text: string): void {
  mkdirSync(demoFolder, { recursive: true, mode: 0o700 });
  writeFileSync(toPath(name), `${text}\n`, { mode: 0o600 });
}

/** Returns a text that `keepText` has written at this or an earlier start, or null. */
export const findText = (name: string): string | null =>
  existsSync(toPath(name)) ? readFileSync(toPath(name), "utf8").trim() : null;

/** Returns the password that all people of the demo share. Creates it at the first start. */
export function getPassword(): string {
  const kept = findText("password");
  if (kept !== null) return kept;
  const password = randomBytes(12).toString("base64url");
  keepText("password", password);
  return password;
}
