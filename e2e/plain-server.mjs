import { createServer } from "node:http";

// The build behind a bare HTTP server, as some platforms run it: nothing of ours looks at the headers first.
process.env.NODE_ENV = "production";
const { prepareNext } = await import("../dist/server/next-app.mjs");
const { handlePage } = await prepareNext({ directory: process.cwd(), development: false });
const server = createServer((request, response) => handlePage(request, response));
server.listen(0, "127.0.0.1", () =>
  console.log(`Keystead is ready at http://127.0.0.1:${server.address().port}`),
);
process.once("SIGTERM", () => process.exit(0));
