import { Readable } from "node:stream";

/** A response body that our servers send without reading a Web stream. */
export type KnownBody = string | Buffer | Readable;

// A global symbol, since the server and the built app are two bundles.
const BODY: unique symbol = Symbol.for("keystead.body");

/**
 * Creates a response that stores its body for `findKnownBody`. Other readers get a Web stream, which is
 * created when they read it.
 */
export const createResponse = (body: KnownBody, init?: ResponseInit): Response =>
  new KnownResponse(body, init);

/** Returns the stored body of a response from `createResponse`, undefined for other responses. */
export const findKnownBody = (response: Response & { [BODY]?: KnownBody }): KnownBody | undefined =>
  response[BODY];

class KnownResponse extends Response {
  readonly [BODY]: KnownBody;
  private made?: Response;

  constructor(body: KnownBody, init?: ResponseInit) {
    super(null, init);
    this[BODY] = body;
  }

  /** Returns a response with the body as a Web stream. */
  whole(): Response {
    this.made ??= new Response(toBodyInit(this[BODY]), this);
    return this.made;
  }
}

for (const name of [
  "body",
  "bodyUsed",
  "arrayBuffer",
  "blob",
  "bytes",
  "clone",
  "formData",
  "json",
  "text",
]) {
  Object.defineProperty(KnownResponse.prototype, name, {
    get(this: KnownResponse) {
      const value: unknown = Reflect.get(this.whole(), name);
      return typeof value === "function" ? value.bind(this.whole()) : value;
    },
  });
}

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
