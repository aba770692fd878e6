import type { EventEmitter } from "node:events";

/** The part of a driver's pool that the watch uses. */
interface WatchedPool {
  on(event: "acquire", listener: (client: EventEmitter) => void): unknown;
  on(event: "release", listener: (error: Error, client: EventEmitter) => void): unknown;
}

interface Watch {
  /** Sends any query over a new connection. */
  probe: () => Promise<unknown>;
  /** Closes a connection, so that its running statement fails. */
  end: (client: EventEmitter) => void;
}

const CHECK_MS = 100;
/** A connection in use for longer than this starts a probe. */
const SUSPECT_MS = 300;
/** A probe without an answer after this time means that the database is unavailable. */
const PROBE_MS = 1_200;
const PROBE_PAUSE_MS = 500;

/**
 * Fails all running statements when the database stops answering, for example after a network failure. A slow
 * statement alone does not count: a probe on a new connection must also fail. Requests learn of a lost
 * database within 2 seconds, and long statements can still finish.
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
  pool.on("acquire", (client) => {
    usedSince.set(client, performance.now());
    timer ??= setInterval(check, CHECK_MS).unref();
  });
  pool.on("release", (_, client) => usedSince.delete(client));
}

async function isAnswering(probe: () => Promise<unknown>): Promise<boolean> {
  const answer = probe().then(
    () => true,
    // An error message from the server is an answer too.
    (error: unknown) => error instanceof Error && "severity" in error,
  );
  let turns = PROBE_MS / CHECK_MS;
  let timer: NodeJS.Timeout | undefined;
  // Counts turns, not time: when this process stood still, the answer may wait to be read.
  const timeout = new Promise<boolean>((resolve) => {
    timer = setInterval(() => {
      turns -= 1;
      if (turns === 0) resolve(false);
    }, CHECK_MS).unref();
  });
  return Promise.race([answer, timeout]).finally(() => clearInterval(timer));
}
