import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/prepare.mjs";

/** Where the demo keeps its database and secrets, for their user alone. */
export const demoFolder = join(root, ".data", "fernhill");

const file = (name) => join(demoFolder, name);

/** The file into which the server writes the secret of one key. */
export const keyFile = file("key");

/** Keeps a text of the demo so that only its user reads it. */
export function keep(name, text) {
  mkdirSync(demoFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file(name), `${text}\n`, { mode: 0o600 });
}

/** What is kept from this start or an earlier one, or null. */
export const kept = (name) => (existsSync(file(name)) ? readFileSync(file(name), "utf8").trim() : null);

/** The one password of the people in the demo. */
export function demoPassword() {
  if (kept("password") === null) keep("password", randomBytes(12).toString("base64url"));
  return kept("password");
}
