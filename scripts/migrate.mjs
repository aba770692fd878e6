import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import next from "next";

process.env.NODE_ENV = "production";
globalThis[Symbol.for("keystead.migrate")] = true;

/** Boots the built product once, which brings the database up to date, and ends. For builds on Vercel. */
const booted = new Promise((resolve) => {
  globalThis[Symbol.for("keystead.booted")] = resolve;
});
const dir = fileURLToPath(new URL("..", import.meta.url));
await next({ dev: false, dir, hostname: "localhost", port: 0, httpServer: new EventEmitter() }).prepare();
await booted;
await globalThis[Symbol.for("keystead.shutdown")]();
console.log("The database is up to date");
process.exit(0);
