import type { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** What the watch needs of a pool of any driver. */
interface WatchedPool {
  on(event: "connect" | "acquire", listener: (client: EventEmitter) => void): unknown;
  on(event: "release", listener: (error: Error, client: EventEmitter) => void): unknown;
}

interface Watch {
  /** Asks the database for anything over a connection of its own. */
  probe: () => Promise<unknown>;
  /** Ends a connection, which fails what waits for its answer. */
  end: (client: EventEmitter) => void;
}

const CHECK_MS = 100;
/** A connection that is in use for so long makes the database suspect. */
const SUSPECT_MS = 300;
/** An answer to a probe takes no longer than this, unless the database is away. */
const PROBE_MS = 1_200;
const PROBE_PAUSE_MS = 500;

/**
 * Fails all statements under way once the database no longer answers, such as behind a cut cable. A slow statement alone
 * is no reason: a probe has to stay without an answer, too. So a request learns of a lost database within two seconds,
 * and a long statement may still take its time.
 */
export function watchDatabase(pool: WatchedPool, { probe, end }: Watch): void {
  const usedSince = new Map<EventEmitter, number>();
  let timer: NodeJS.Timeout | null = null;
  let nextProbe = 0;

  const check = async () => {
    const now = performance.now();
    const oldest = Math.min(...usedSince.values());
    if (usedSince.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    } else if (now - oldest > SUSPECT_MS && now > nextProbe) {
      nextProbe = Number.POSITIVE_INFINITY;
      if (!(await isAnswering(probe))) for (const client of usedSince.keys()) end(client);
      nextProbe = performance.now() + PROBE_PAUSE_MS;
    }
  };
  // The pool listens to idle connections only. An error of one in use reaches its statement, and nobody else.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("acquire", (client) => {
    usedSince.set(client, performance.now());
    timer ??= setInterval(check, CHECK_MS).unref();
  });
  pool.on("release", (_, client) => usedSince.delete(client));
}

async function isAnswering(probe: () => Promise<unknown>): Promise<boolean> {
  const answer = probe().then(
    () => true,
    // A refusal of the server is an answer, too.
    (error: unknown) => error instanceof Error && "severity" in error,
  );
  return Promise.race([answer, delay(PROBE_MS, false, { ref: false })]);
}
