import { Readable } from "node:stream";

/** A response body that our servers send without reading a Web stream. */
export type KnownBody = string | Buffer | Readable;

// A global symbol, since the server and the built app are two bundles.
const BODY: unique symbol = Symbol.for("keystead.body");
type WithBody = Response & { [BODY]?: KnownBody };

/**
 * Creates a response that stores its body for `findKnownBody`. Other readers get a Web stream, which starts
 * at the first read.
 */
export function createResponse(body: KnownBody, init?: ResponseInit): Response {
  const response: WithBody = new Response(toBodyInit(body), init);
  response[BODY] = body;
  return response;
}

/** Returns the stored body of a response from `createResponse`, undefined for other responses. */
export const findKnownBody = (response: WithBody): KnownBody | undefined => response[BODY];

const toBodyInit = (body: KnownBody) =>
  body instanceof Readable ? toWebStream(body) : typeof body === "string" ? body : new Uint8Array(body);

function toWebStream(stream: Readable): ReadableStream<Uint8Array> {
  let iterator: AsyncIterator<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        iterator ??= stream[Symbol.asyncIterator]();
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        stream.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
