import { Readable } from "node:stream";

/** A body that a server of ours sends without reading it out of a Web stream. */
export type KnownBody = string | Buffer | Readable;

// A registered symbol, since the server and the built app are two bundles.
const BODY: unique symbol = Symbol.for("keystead.body");
type WithBody = Response & { [BODY]?: KnownBody };

/** Creates an answer that remembers its body. Other readers get it as a Web stream, which starts when it is first read. */
export function createResponse(body: KnownBody, init?: ResponseInit): Response {
  const response: WithBody = new Response(toBodyInit(body), init);
  response[BODY] = body;
  return response;
}

/** Returns the body of an answer that `createResponse` made. */
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
