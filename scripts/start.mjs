import { fileURLToPath } from "node:url";

const development = process.argv.includes("--dev");
const directory = fileURLToPath(new URL("..", import.meta.url));

// Before Next loads, which reads both when it does.
process.env.NODE_ENV = development ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

if (development) {
  const { installPackages, writeSecrets } = await import("./prepare.mjs");
  await installPackages();
  writeSecrets();
  const { bundleServer } = await import("./bundle.mjs");
  await bundleServer();
}
const { start } = await import("../dist/server/start.mjs");
await start({ directory, development });
