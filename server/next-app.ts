import { createServer, type Server } from "node:http";
import next from "next";
import { type App, getBridge } from "@/lib/boot/bridge";

export interface NextAppOptions {
  /** The folder of the project. */
  directory: string;
  development: boolean;
  /** The server that handles upgrade requests for Next's development tools. */
  server?: Server;
}

/** Prepares Next and waits until the product has booted. Next alone does not wait for that. */
export async function prepareNext({ directory, development, server }: NextAppOptions) {
  // In production, Next gets a server that never listens. Clients that offer HTTP/2 (`Upgrade: h2c`) are then
  // answered in HTTP/1.1, and not disconnected.
  const httpServer = server ?? createServer();
  const nextApp = next({ dev: development, dir: directory, hostname: "localhost", httpServer });
  await nextApp.prepare();
  const app: App = await getBridge().booted;
  const close = async () => {
    await nextApp.close();
    await app.close();
  };
  return { ...app, handlePage: nextApp.getRequestHandler(), close };
}
