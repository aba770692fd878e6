import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import nextEnv from "@next/env";
import { getBridge } from "@/lib/boot/bridge";
import { env } from "@/lib/env";
import { stopOnSignal } from "./graceful-stop";
import { createHttpServer } from "./http-server";
import { prepareNext } from "./next-app";

export interface StartOptions {
  /** The folder of the project. */
  directory: string;
  development: boolean;
}

/** Starts the server: prepares Next, listens, and prints the address. Ends the process with one line where it cannot. */
export async function start(options: StartOptions): Promise<void> {
  try {
    const server = await listen(options);
    console.log(`Keystead is ready at ${toOrigin(server, env.host)}`);
  } catch (error) {
    console.error(`Keystead does not start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

async function listen({ directory, development }: StartOptions): Promise<Server> {
  // Next reads the .env files later than host, port and proxies are needed.
  nextEnv.loadEnvConfig(directory, development, { info: () => undefined, error: console.error });
  const { host, port, trustedProxies, connectionsPerAddress, appUrl } = env;
  const token = randomBytes(32).toString("base64url");
  getBridge().token = token;
  const server = createHttpServer({
    dispatch: (request, client) => app.dispatch(request, client),
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
  const app = await prepareNext({ directory, development, ...(development && { server }) });
  stopOnSignal(server, {
    graceMs: development ? 500 : env.stopGraceSeconds * 1_000,
    interrupt: app.interrupt,
    close: app.close,
  });
  await once(server.listen(port, host), "listening");
  return server;
}

function warnOnce(line: string): () => void {
  let warned = false;
  return () => {
    if (!warned) console.warn(line);
    warned = true;
  };
}

/** Returns the origin at which a person on this machine opens the server. */
function toOrigin(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : address;
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
