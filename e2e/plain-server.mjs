import { createServer } from "node:http";
import next from "next";

// The build behind a bare HTTP server, as some platforms run it: nothing of ours looks at the headers first.
process.env.NODE_ENV = "production";
const app = next({ dev: false, dir: process.cwd(), hostname: "localhost", port: 0 });
const booted = new Promise((resolve) => {
  globalThis[Symbol.for("keystead.booted")] = resolve;
});
await app.prepare();
await booted;
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () =>
  console.log(`Keystead is ready at http://127.0.0.1:${server.address().port}`),
);
process.once("SIGTERM", () => process.exit(0));
