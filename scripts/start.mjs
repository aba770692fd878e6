import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const development = process.argv.includes("--dev");
const directory = fileURLToPath(new URL("..", import.meta.url));
const bundle = new URL("../dist/server/start.mjs", import.meta.url);

// Must be set before Next.js loads, since it reads both variables then.
Object.assign(process.env, {
  NODE_ENV: development ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
});

if (development) {
  const { installPackages, writeSecrets } = await import("./prepare.mjs");
  await installPackages();
  writeSecrets();
}
// `npm run build` creates the bundle. `next build` alone does not.
if (development || !existsSync(bundle)) {
  const { bundleServer } = await import("./bundle.mjs");
  await bundleServer();
}
/** @type {typeof import("../server/start")} */
const { start } = await import(bundle.href);
await start({ directory, development });
