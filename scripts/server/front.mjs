import { createServer } from "node:http";
import { answer, answerRaw } from "./envelope.mjs";
import { rewriteForwarding } from "./forwarding.mjs";
import { pathOf, refusalOf, refusalOfError } from "./refusal.mjs";

/** Where the built product leaves the handler that answers the data plane beside Next. */
const DATA_PLANE = Symbol.for("keystead.dataPlane");

/**
 * The HTTP server in front of the product. It refuses broken requests, writes down who calls, gives the data plane's
 * paths to its own handler where there is one, and everything else to `handle`.
 */
export function createFront({ handle, ...forwarding }) {
  const answering = new WeakMap();
  const serve = (req, res) => {
    answering.set(req.socket, res);
    res.once("finish", () => discardRest(req));
    if (req.httpVersion === "1.0") req.headers.host ??= "localhost";
    const path = pathOf(req.url);
    const refusal = refusalOf(req);
    if (refusal) {
      answer(res, path, refusal);
      return;
    }
    rewriteForwarding(req, forwarding);
    const dataPlane = isDataPlane(req.method, path) ? globalThis[DATA_PLANE] : undefined;
    (dataPlane ?? handle)(req, res).catch((error) => fail(error, path, res));
  };
  const server = createServer(
    {
      joinDuplicateHeaders: true,
      requireHostHeader: false,
      keepAliveTimeout: 65_000,
      headersTimeout: 20_000,
      requestTimeout: 300_000,
      connectionsCheckingInterval: 5_000,
    },
    serve,
  );
  server.on("checkExpectation", (req, res) => {
    answer(res, pathOf(req.url), { code: "INVALID_REQUEST", message: "Unknown expectation" });
  });
  server.on("connect", (req, socket) => answerRaw(socket, "", refusalOf(req)));
  server.on("clientError", (error, socket) => {
    const running = answering.get(socket);
    const isMidAnswer = running?.headersSent && !running.writableFinished;
    if (error.code === "ECONNRESET" || !socket.writable || isMidAnswer) socket.destroy();
    else answerRaw(socket, pathOfRaw(error.rawPacket), refusalOfError(error));
  });
  return server;
}

/** Reads what is left of a body that was answered before its end: the next request of the connection lies behind it. */
function discardRest(req) {
  if (req.complete) return;
  for (const reading of ["data", "readable"]) req.removeAllListeners(reading);
  req.resume();
}

const isDataPlane = (method, path) =>
  path.startsWith("/v1/") || path === "/v1" || (method === "POST" && path === "/api/keys/verify");

/** The path in the first line of a request that the parser gave up on, as far as one can be made out. */
const pathOfRaw = (packet) => pathOf(/^\S+ (\S+)/.exec(packet?.toString("latin1", 0, 512) ?? "")?.[1] ?? "");

function fail(error, path, res) {
  if (res.headersSent) {
    res.destroy();
    console.error(error);
  } else {
    console.error(answer(res, path, { code: "INTERNAL", message: "Internal error" }), error);
  }
}
