import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "./prepare.mjs";

/** Translates the server to JavaScript that Node runs, into dist/server. Packages stay in node_modules. */
export async function bundleServer() {
  await build({
    absWorkingDir: root,
    entryPoints: ["server/start.ts", "server/migrate.ts", "server/next-app.ts"],
    outdir: "dist/server",
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
