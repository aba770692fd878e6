import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../prepare.mjs";

/** Where the demo keeps its database and the secrets of its owner and keys, for their user alone. */
export const demoFolder = join(root, ".data", "demo");

const file = (name) => join(demoFolder, name);

/** Writes a secret of the demo so that only its user reads it. */
export function keepSecret(name, secret) {
  writeFileSync(file(name), `${secret}\n`, { mode: 0o600 });
}

/** A secret of the demo from an earlier start, or null. */
export function keptSecret(name) {
  return existsSync(file(name)) ? readFileSync(file(name), "utf8").trim() : null;
}

/** The demo's owner, whom the server makes at its first boot; later ones keep the password. */
export function prepareOwner() {
  mkdirSync(demoFolder, { recursive: true, mode: 0o700 });
  if (!existsSync(file("postgres")))
    for (const name of ["owner-password", "owner-key", "chat-key"]) rmSync(file(name), { force: true });
  if (keptSecret("owner-password") === null)
    keepSecret("owner-password", randomBytes(12).toString("base64url"));
  return {
    email: "owner@example.com",
    password: keptSecret("owner-password"),
    keyFile: file("owner-key"),
    key: () => keptSecret("owner-key"),
  };
}
