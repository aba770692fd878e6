import type { IncomingMessage, ServerResponse } from "node:http";

type Body = ReadableStream<Uint8Array<ArrayBuffer>> | null;

/**
 * Returns a Fetch `Request` for a request of node:http. Its parts are created at the first read, since a
 * whole `Request` costs more than the verification of a key. The body streams. `signal` fires when the client
 * disconnects. `fetch` and `new Request` do not accept it: pass a clone.
 */
export function createNodeRequest(req: IncomingMessage, res: ServerResponse): Request {
  return Object.assign(Object.create(NodeRequest.prototype), { req, res });
}

class NodeRequest {
  declare private readonly req: IncomingMessage;
  declare private readonly res: ServerResponse;
  declare private made?: { headers?: Headers; signal?: AbortSignal; body?: Body; whole?: Request };

  get method() {
    return this.req.method ?? "GET";
  }

  get url() {
    return `http://${this.req.headers.host ?? "localhost"}${this.req.url}`;
  }

  get headers() {
    const made = this.parts();
    made.headers ??= toHeaders(this.req);
    return made.headers;
  }

  get signal() {
    const made = this.parts();
    made.signal ??= toSignal(this.res);
    return made.signal;
  }

  get body() {
    const made = this.parts();
    if (made.whole) return made.whole.body;
    if (made.body === undefined) made.body = hasBody(this.req) ? toBody(this.req) : null;
    return made.body;
  }

  async arrayBuffer() {
    const bytes = await this.readBytes();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  async text() {
    return new TextDecoder().decode(await this.readBytes());
  }

  async json() {
    return JSON.parse(await this.text());
  }

  /** Returns a platform `Request` with the same content, for rarely used members. */
  whole(): Request {
    const made = this.parts();
    const { url, method, headers, body, signal } = this;
    made.whole ??= new Request(url, { method, headers, signal, ...(body && { body, duplex: "half" }) });
    return made.whole;
  }

  private async readBytes(): Promise<Uint8Array<ArrayBuffer>> {
    const made = this.parts();
    if (made.body !== undefined || made.whole)
      return new Uint8Array(await new Response(this.body).arrayBuffer());
    made.body = null;
    return readAll(this.req);
  }

  private parts() {
    this.made ??= {};
    return this.made;
  }
}

for (const name of Object.getOwnPropertyNames(Request.prototype)) {
  if (name in NodeRequest.prototype) continue;
  Object.defineProperty(NodeRequest.prototype, name, {
    get(this: NodeRequest) {
      const value: unknown = Reflect.get(this.whole(), name);
      return typeof value === "function" ? value.bind(this.whole()) : value;
    },
  });
}
Object.setPrototypeOf(NodeRequest.prototype, Request.prototype);

function toHeaders(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name in req.headers) {
    const value = req.headers[name];
    if (value !== undefined) headers.set(name, typeof value === "string" ? value : value.join(", "));
  }
  return headers;
}

function toSignal(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const leave = () => {
    if (!res.writableFinished) controller.abort(new DOMException("The client went away", "AbortError"));
  };
  if (res.closed) leave();
  else res.once("close", leave);
  return controller.signal;
}

const hasBody = (req: IncomingMessage) =>
  req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;

/** Returns the request's body as a stream that reads from the socket at the handler's speed. */
function toBody(req: IncomingMessage): Body {
  let begun = false;
  let cancelled = false;
  const begin = (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    begun = true;
    req.on("data", (chunk: Uint8Array<ArrayBuffer>) => {
      if (cancelled) return;
      req.pause();
      controller.enqueue(chunk);
    });
    req.once("end", () => cancelled || controller.close());
    req.once("error", (error) => cancelled || controller.error(error));
  };
  return new ReadableStream(
    {
      pull(controller) {
        if (!begun) begin(controller);
        req.resume();
      },
      cancel() {
        cancelled = true;
        req.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

function readAll(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    req.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    req.once("end", () => resolve(Buffer.concat(chunks)));
    req.once("error", reject);
  });
}
