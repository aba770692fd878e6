import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** A folder to start the built server from, as if `proxy.ts` had never been: its build lists no middleware. */
export function withoutProxy(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "keystead-bare-"));
  const link = (...names: string[]) => symlinkSync(path.join(root, ...names), path.join(folder, ...names));
  cpSync(path.join(root, "scripts"), path.join(folder, "scripts"), { recursive: true });
  for (const name of ["node_modules", "package.json", "next.config.ts", "public", "tsconfig.json"])
    link(name);
  mkdirSync(path.join(folder, ".next/server"), { recursive: true });
  for (const name of readdirSync(path.join(root, ".next"))) if (name !== "server") link(".next", name);
  for (const name of readdirSync(path.join(root, ".next/server"))) {
    if (name !== "functions-config-manifest.json") link(".next/server", name);
  }
  const noProxy = JSON.stringify({ version: 1, functions: {} });
  writeFileSync(path.join(folder, ".next/server/functions-config-manifest.json"), noProxy);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
