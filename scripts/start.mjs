import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createFront } from "./server/front.mjs";
import { stopOnSignal } from "./server/stop.mjs";

const development = process.argv.includes("--dev");
const directory = fileURLToPath(new URL("..", import.meta.url));

process.env.NODE_ENV = development ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

start().catch((error) => {
  console.error(`Keystead does not start: ${error.message}`);
  process.exit(1);
});

/** Prepares Next, puts our HTTP server in front of it, and says where it listens. */
async function start() {
  if (development) {
    const { installPackages, writeSecrets } = await import("./prepare.mjs");
    await installPackages();
    writeSecrets();
  }
  const { default: next } = await import("next");
  loadEnvironmentFiles();
  const host = process.env.HOST || (development ? "127.0.0.1" : "0.0.0.0");
  const port = wholeNumber("PORT", 3000);

  const token = randomBytes(32).toString("base64url");
  globalThis[Symbol.for("keystead.server")] = token;
  const server = createFront({
    handle: (req, res) => handle(req, res),
    token,
    trustedProxies: wholeNumber("TRUSTED_PROXIES", 0),
    origin: process.env.APP_URL ? new URL(process.env.APP_URL) : null,
  });
  // Next listens for upgrades on the server that it is given. In production there are none, and a client that offers
  // HTTP/2 (`Upgrade: h2c`) is to be answered in HTTP/1.1, not dropped.
  const httpServer = development ? server : new EventEmitter();
  const app = next({ dev: development, dir: directory, hostname: "localhost", port, httpServer });
  // Next does not wait for the product's boot, which has to be over before the first request.
  const booted = new Promise((resolve) => {
    globalThis[Symbol.for("keystead.booted")] = resolve;
  });
  await app.prepare();
  await booted;
  const handle = app.getRequestHandler();

  stopOnSignal(server, { graceMilliseconds: development ? 500 : 25_000, close: () => app.close() });
  await once(server.listen(port, host), "listening");
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  console.log(`Keystead is ready at http://${name}:${server.address().port}`);
}

/** Reads the .env files as Next does, and before it, since host, port and proxies are ours to know. */
function loadEnvironmentFiles() {
  const fromNext = createRequire(createRequire(import.meta.url).resolve("next/package.json"));
  const log = { info: () => undefined, error: console.error };
  fromNext("@next/env").loadEnvConfig(directory, development, log);
}

function wholeNumber(name, standard) {
  const text = process.env[name]?.trim() || String(standard);
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} must be a whole number`);
  return Number(text);
}
