import cluster from "node:cluster";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setDefaultHighWaterMark } from "node:stream";
import nextEnv from "@next/env";
import { getBridge } from "@/lib/boot/bridge";
import { answerWorkers } from "@/lib/core/cluster-metrics";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { env, setNextOrigin } from "@/lib/env";
import { stopOnSignal } from "./graceful-stop";
import { createHttpServer } from "./http-server";
import { runWorkers } from "./run-workers";

/** The bytes that a stream buffers, as in later versions of Node: a packet of a provider then passes as a whole. */
const BUFFER_BYTES = 64 * 1024;

/** The time for what is still in memory to be written when the server stops, in milliseconds. */
const CLOSE_MS = 10_000;

export interface StartOptions {
  /** The folder of the project. */
  directory: string;
  development: boolean;
}

/**
 * Starts the server and prints its address. With WORKERS above 1, it runs in several processes. When it
 * cannot start, ends the process with a one-line message.
 */
export async function start({ directory, development }: StartOptions): Promise<void> {
  try {
    // Next loads the .env files too late for host, port and proxies.
    nextEnv.loadEnvConfig(directory, development, { info: () => undefined, error: console.error });
    // The app checks them as well. It does so after Next has loaded, which takes a second.
    refuseWeakSecrets(env);
    const isPrimary = cluster.isPrimary && !development && env.workers > 1;
    if (isPrimary) answerWorkers();
    const port = isPrimary ? await runWorkers(env.workers) : await listen({ directory, development });
    if (cluster.isPrimary) console.log(`Keystead is ready at ${toOrigin(env.host, port)}`);
  } catch (error) {
    console.error(`Keystead does not start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

/** Prepares Next and starts listening. Returns the port. */
async function listen({ directory, development }: StartOptions): Promise<number> {
  const { host, port, trustedProxies, connectionsPerAddress, appUrl } = env;
  setDefaultHighWaterMark(false, BUFFER_BYTES);
  const token = randomBytes(32).toString("base64url");
  getBridge().token = token;
  const server = createHttpServer({
    dispatch: development ? null : (request, client) => app.dispatch(request, client),
    handlePage: (req, res) => app.handlePage(req, res),
    isAvailable: () => app.isAvailable(),
    onUntrustedProxy: warnOnce(
      "X-Forwarded-For arrives while TRUSTED_PROXIES is 0. Behind a proxy all clients have its address: set TRUSTED_PROXIES.",
    ),
    token,
    trustedProxies,
    connectionsPerAddress,
    appUrl,
  });
  const { prepareNext } = await import("./next-app");
  const app = await prepareNext({ directory, development, ...(development && { server }) });
  stopOnSignal(server, {
    graceMs: development ? 500 : env.stopGraceSeconds * 1_000,
    interrupt: app.interrupt,
    close: app.close,
    closeMs: CLOSE_MS,
  });
  await once(server.listen(port, host), "listening");
  const address = server.address();
  const openPort = typeof address === "object" ? (address?.port ?? port) : port;
  setNextOrigin(toOrigin(host, openPort));
  return openPort;
}

function warnOnce(line: string): () => void {
  let warned = false;
  return () => {
    if (!warned) console.warn(line);
    warned = true;
  };
}

/** Returns the origin to open on this machine. */
function toOrigin(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
