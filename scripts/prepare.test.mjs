import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { Environment } from "@/lib/env";
import { writeSecrets } from "./prepare.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keystead-prepare-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("writes secrets that are safe in production, for their owner's eyes only", () => {
  const file = join(folder, ".env.local");
  writeSecrets(file);
  const written = readFileSync(file, "utf8");
  refuseWeakSecrets(new Environment(parseEnv(written)));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeSecrets(file);
  expect(readFileSync(file, "utf8")).toBe(written);
});

it("adds what is missing to a file of one's own, and leaves the rest", () => {
  const file = join(folder, ".env.local");
  writeFileSync(file, "PORT=4000\nMASTER_KEY=mine", { mode: 0o644 });
  writeSecrets(file);
  const { AUTH_SECRET, ...others } = parseEnv(readFileSync(file, "utf8"));
  expect(others).toEqual({ PORT: "4000", MASTER_KEY: "mine" });
  expect(AUTH_SECRET).toHaveLength(44);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
