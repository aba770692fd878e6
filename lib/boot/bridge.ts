import type { Engine } from "@/db/client";
import type { CallServices } from "@/lib/access/call";

/**
 * The link between the HTTP server and the built app, which are separate bundles and share no module. It is
 * stored under one global symbol, and is the product's only state on the global object.
 *
 * | part                 | written by          | read by                                              |
 * | -------------------- | ------------------- | ---------------------------------------------------- |
 * | `token`              | server, at start    | app: to trust the headers that our own server wrote  |
 * | `migrates`           | migrate script      | app: to decide if it migrates the database on Vercel |
 * | `booted`             | app, once booted    | server: to answer API requests and to stop           |
 * | `engine`, `services` | app, at first use   | app: its route handlers may be a separate bundle     |
 */
interface Bridge {
  token: string | null;
  migrates: boolean;
  readonly booted: Promise<App>;
  readonly announceBoot: (app: App) => void;
  engine?: Promise<Engine>;
  services?: Promise<CallServices>;
}

/** The built app as the HTTP server calls it. */
export interface App {
  /** Answers an API request. It never throws: errors are answered too. */
  dispatch: (request: Request, client: { ip: string | null }) => Promise<Response>;
  /** Returns whether the database answers. */
  isAvailable: () => Promise<boolean>;
  /** Ends every running call with an error, for its client and its usage record. */
  interrupt: () => void;
  /** Writes what is still in memory and closes the database. */
  close: () => Promise<void>;
}

const BRIDGE: unique symbol = Symbol.for("keystead.bridge");
const holder: typeof globalThis & { [BRIDGE]?: Bridge } = globalThis;

/** Returns the bridge of this process, and creates it at the first call. */
export function getBridge(): Bridge {
  holder[BRIDGE] ??= createBridge();
  return holder[BRIDGE];
}

function createBridge(): Bridge {
  const { promise: booted, resolve: announceBoot } = withResolvers<App>();
  return { token: null, migrates: false, booted, announceBoot };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
