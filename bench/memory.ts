import { load, type Target } from "./load";
import type { Server } from "./servers";

/** The memory of a server in megabytes. */
export interface Memory {
  start: number;
  /** The most while all connections stream. */
  streams: number;
  /** After each period of load. */
  periods: number[];
}

const STREAM_SECONDS = 5;
const SAMPLE_MS = 250;
const PERIODS = 4;

/**
 * Measures the memory of a server while all connections stream, and after periods of load. A server that keeps what
 * its requests used grows from period to period.
 */
export async function measureMemory(
  server: Server,
  loads: { json: Target; stream: Target },
  { connections, periodSeconds }: { connections: number; periodSeconds: number },
): Promise<Omit<Memory, "start">> {
  let streams = 0;
  const sampling = setInterval(() => {
    streams = Math.max(streams, server.measureMemory());
  }, SAMPLE_MS);
  await load(loads.stream, connections, Math.min(periodSeconds, STREAM_SECONDS));
  clearInterval(sampling);
  const periods: number[] = [];
  while (periods.length < PERIODS) {
    await load(loads.json, connections, periodSeconds);
    periods.push(server.measureMemory());
  }
  return { streams, periods };
}
