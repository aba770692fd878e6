import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Copies the build without `proxy.ts`. Returns the script that starts the copy. */
export function copyWithoutProxy(): { script: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "keystead-bare-"));
  const link = (...names: string[]) => symlinkSync(path.join(root, ...names), path.join(folder, ...names));
  cpSync(path.join(root, "scripts"), path.join(folder, "scripts"), { recursive: true });
  for (const name of ["node_modules", "dist", "package.json", "next.config.ts", "public", "tsconfig.json"])
    link(name);
  mkdirSync(path.join(folder, ".next/server"), { recursive: true });
  for (const name of readdirSync(path.join(root, ".next"))) if (name !== "server") link(".next", name);
  for (const name of readdirSync(path.join(root, ".next/server"))) {
    if (name !== "functions-config-manifest.json") link(".next/server", name);
  }
  const noProxy = JSON.stringify({ version: 1, functions: {} });
  writeFileSync(path.join(folder, ".next/server/functions-config-manifest.json"), noProxy);
  const script = path.join(folder, "scripts/start.mjs");
  return { script, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
