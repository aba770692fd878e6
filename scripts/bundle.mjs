import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "./prepare.mjs";

/** Bundles the server as JavaScript into dist/server. */
export const bundleServer = () =>
  bundle([
    ...["server/start.ts", "server/migrate.ts", "server/next-app.ts"],
    ...["lib/boot/rotate-master-key.ts", "lib/boot/verify-audit-logs.ts", "lib/boot/create-reset-link.ts"],
  ]);

/** Bundles the start script of the demo, with its stand-in provider, into dist/demo. */
export const bundleDemo = () => bundle(["demo/start.ts"]);

/**
 * Bundles modules of the project into a folder. Packages stay in node_modules.
 *
 * @param {string[]} entryPoints
 * @param {string} outdir
 */
export async function bundle(entryPoints, outdir = "dist") {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleServer();
