import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { App } from "@/lib/boot/bridge";
import { AppError } from "@/lib/core/errors/errors";
import { isApiPath } from "@/lib/http/find-prefix";
import { cutStalledClients } from "./cut-stalled";
import { type ForwardingOptions, rewriteForwardedHeaders } from "./forwarded-headers";
import { limitConnections } from "./limit-connections";
import { answerWith } from "./node-handler";
import { type ParserError, parseRawPath, toRefusal } from "./parser-error";
import { findRefusal, malformed, toPath } from "./refuse-request";
import { sendRawRefusal, sendRefusal } from "./send-refusal";
import { createTurns } from "./turns";
import { sendUnavailable } from "./unavailable-page";

export interface HttpServerOptions extends ForwardingOptions {
  /** The most open connections of one client address. */
  connectionsPerAddress: number;
  /**
   * Answers API requests without Next. Null in development, where Next's route handlers pick up every edit.
   */
  dispatch: App["dispatch"] | null;
  /** Returns whether the database answers. Without it, pages are not rendered. */
  isAvailable: App["isAvailable"];
  /** Answers all other requests, with Next. */
  handlePage: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

const SERVER_OPTIONS = {
  joinDuplicateHeaders: true,
  requireHostHeader: false,
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Creates the HTTP server in front of the product. It refuses malformed requests, writes the client's address
 * into the headers, answers API requests with `dispatch`, and passes all others to `handlePage`.
 */
export function createHttpServer(options: HttpServerOptions): Server {
  const responses = new WeakMap<Duplex, ServerResponse>();
  const takeTurn = createTurns();
  const server = createServer(SERVER_OPTIONS, (req, res) => {
    // The parser reads a packet to its end, also after the connection was closed.
    if (req.socket.destroyed) return;
    responses.set(req.socket, res);
    res.once("finish", () => discardRest(req));
    takeTurn(req, res, () => {
      const path = toPath(req.url ?? "");
      answer(req, res, path, options).catch((error: unknown) => fail(error, path, res));
    });
  });
  cutStalledClients(server);
  // Behind a proxy, all connections have the proxy's address.
  if (options.trustedProxies === 0) limitConnections(server, options.connectionsPerAddress);
  server.on("checkExpectation", (req, res) =>
    sendRefusal(res, toPath(req.url ?? ""), malformed("Unknown expectation")),
  );
  server.on("connect", (req, socket) =>
    sendRawRefusal(socket, "", findRefusal(req) ?? malformed("Not a proxy")),
  );
  server.on("clientError", (error: ParserError, socket) =>
    refuseUnreadable(error, socket, responses.get(socket)),
  );
  return server;
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  { dispatch, handlePage, isAvailable, ...forwarding }: HttpServerOptions,
): Promise<void> {
  if (req.httpVersion === "1.0") req.headers.host ??= "localhost";
  const refusal = findRefusal(req);
  if (refusal) return void sendRefusal(res, path, refusal);
  const ip = rewriteForwardedHeaders(req, forwarding);
  if (dispatch && isApiPath(path)) return answerWith((request) => dispatch(request, { ip }), req, res);
  const isFile = path.startsWith("/_next/") || /\.\w+$/.test(path);
  if (isFile || (await isAvailable())) return handlePage(req, res);
  sendUnavailable(req, res, path, forwarding.appUrl?.startsWith("https:") ?? false);
}

/**
 * Refuses a request that the parser could not read, after the previous request of the connection is answered.
 */
function refuseUnreadable(error: ParserError, socket: Duplex, running: ServerResponse | undefined): void {
  const refuse = () => sendRawRefusal(socket, parseRawPath(error), toRefusal(error));
  if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
  else if (!running || running.writableFinished) refuse();
  else if (running.req.complete) running.once("finish", refuse);
  else if (running.headersSent) socket.destroy();
  else refuse();
}

/**
 * Reads and discards the rest of a body after an early answer, since the connection's next request follows
 * it.
 */
function discardRest(req: IncomingMessage): void {
  if (req.complete) return;
  for (const event of ["data", "readable"]) req.removeAllListeners(event);
  req.resume();
}

function fail(error: unknown, path: string, res: ServerResponse): void {
  if (res.headersSent) {
    res.destroy();
    console.error(error);
  } else {
    console.error(sendRefusal(res, path, new AppError("INTERNAL")), error);
  }
}
