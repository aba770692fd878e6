import type { Engine } from "@/db/client";
import type { CallServices } from "@/lib/access/call";

/**
 * Joins the HTTP server and the built app, which are bundled apart and share no module. It hangs on one global symbol,
 * and is the only state of the product on the global object.
 *
 * | part       | written by       | read by                                                   |
 * | ---------- | ---------------- | --------------------------------------------------------- |
 * | `token`    | server, at start | app: which headers our own server wrote                   |
 * | `migrates` | migrate script   | app: whether to bring the database up to date on Vercel   |
 * | `booted`   | app, once booted | server: what to call for API requests and at the end      |
 * | `engine`, `services` | app    | app: its route handlers may be bundled apart, too         |
 */
interface Bridge {
  token: string | null;
  migrates: boolean;
  readonly booted: Promise<App>;
  readonly announceBoot: (app: App) => void;
  engine?: Promise<Engine>;
  services?: Promise<CallServices>;
}

/** The built app, as the server sees it. */
export interface App {
  /** Answers an API request. It never throws: an error is an answer, too. */
  dispatch: (request: Request, client: { ip: string | null }) => Promise<Response>;
  /** Returns whether the database answers. */
  isAvailable: () => Promise<boolean>;
  /** Ends every call that is still running with an error, so that its client and its usage record learn of it. */
  interrupt: () => void;
  /** Writes what is still in memory and closes the database. */
  close: () => Promise<void>;
}

const BRIDGE: unique symbol = Symbol.for("keystead.bridge");
const holder: typeof globalThis & { [BRIDGE]?: Bridge } = globalThis;

/** Returns the bridge of this process. The first caller creates it. */
export function getBridge(): Bridge {
  holder[BRIDGE] ??= createBridge();
  return holder[BRIDGE];
}

function createBridge(): Bridge {
  const { promise: booted, resolve: announceBoot } = withResolvers<App>();
  return { token: null, migrates: false, booted, announceBoot };
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
