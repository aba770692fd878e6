import { createServer } from "node:http";

// The build behind a bare HTTP server, as some platforms run it: none of our code sees the headers first.
Object.assign(process.env, { NODE_ENV: "production" });
/** @type {typeof import("../server/next-app")} */
const { prepareNext } = await import(new URL("../dist/server/next-app.mjs", import.meta.url).href);
const { handlePage } = await prepareNext({ directory: process.cwd(), development: false });
const server = createServer((request, response) => void handlePage(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`Keystead is ready at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.once("SIGTERM", () => process.exit(0));
