import { createServer, type Server } from "node:http";
import next from "next";
import { type App, getBridge } from "@/lib/boot/bridge";

export interface NextAppOptions {
  /** The folder of the project. */
  directory: string;
  development: boolean;
  /** The server that Next listens to for upgrades, which its development tools need. */
  server?: Server;
}

/** Prepares Next and waits until the product has booted, which Next itself does not wait for. */
export async function prepareNext({ directory, development, server }: NextAppOptions) {
  // In production Next gets a server that never listens. A client that offers HTTP/2 (`Upgrade: h2c`) is then answered
  // in HTTP/1.1, not dropped.
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
