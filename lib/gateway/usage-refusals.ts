import { AppError } from "@/lib/core/errors/errors";

const MOST = 1_000;
const HOUR_MS = 3_600_000;

/** The runtimes whose servers refuse `stream_options`, with the time of the refusal. */
const noticed = new Map<string, number>();

/** Returns whether an error is a provider's refusal of `stream_options`. */
export const refusesStreamOptions = (error: unknown): boolean =>
  error instanceof AppError &&
  error.code === "PROVIDER_ERROR" &&
  /stream_options|include_usage/.test(`${error.message} ${error.param ?? ""}`);

/** Remembers for an hour that the server of a runtime refuses `stream_options`. */
export function rememberRefusal(runtime: string): void {
  noticed.delete(runtime);
  noticed.set(runtime, performance.now());
  const [oldest] = noticed.keys();
  if (noticed.size > MOST && oldest !== undefined) noticed.delete(oldest);
}

/** Returns whether the server of a runtime refused `stream_options` within the last hour. */
export const isKnownToRefuse = (runtime: string): boolean =>
  performance.now() - (noticed.get(runtime) ?? Number.NEGATIVE_INFINITY) < HOUR_MS;
