import cluster from "node:cluster";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { askForAll, shareRegistry } from "./cluster-metrics";

type Request = { method: string; route: string; status: number };

/** A figure that is read for each report. With `isShared`, all processes read the same one, so that it is not added up. */
type Reading = { name: string; help: string; isShared?: true; read: () => number | Promise<number> };

/** The figures of this process, for Prometheus. No label has a value that callers choose. */
export type Metrics = {
  /** Counts a request and the time until its answer began, in milliseconds. */
  countRequest: (request: Request, milliseconds: number) => void;
  /** Counts a call to a provider, with the code of the error when it failed. */
  countProviderCall: (provider: string, milliseconds: number, error: string | null) => void;
  addReading: (reading: Reading) => void;
  /** Returns all figures in the text format of Prometheus, those of several workers together. */
  report: () => Promise<string>;
};

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** The upper bounds of the classes of durations, in seconds. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const PROVIDER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  if (cluster.isWorker) shareRegistry(registry);
  const requests = new Counter({
    name: "keystead_requests_total",
    help: "API requests",
    labelNames: ["method", "route", "status"] as const,
    registers: [registry],
  });
  const durations = new Histogram({
    name: "keystead_request_duration_seconds",
    help: "Time until an answer began",
    labelNames: ["route"] as const,
    buckets: REQUEST_BUCKETS,
    registers: [registry],
  });
  const providerDurations = new Histogram({
    name: "keystead_provider_duration_seconds",
    help: "Time until a provider's answer began",
    labelNames: ["provider"] as const,
    buckets: PROVIDER_BUCKETS,
    registers: [registry],
  });
  const providerErrors = new Counter({
    name: "keystead_provider_errors_total",
    help: "Calls that a provider refused or did not answer",
    labelNames: ["provider", "code"] as const,
    registers: [registry],
  });
  return {
    countRequest: ({ method, route, status }, milliseconds) => {
      const known = METHODS.includes(method) ? method : "other";
      requests.inc({ method: known, route, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ route }, milliseconds / 1_000);
    },
    countProviderCall: (provider, milliseconds, code) => {
      providerDurations.observe({ provider }, milliseconds / 1_000);
      if (code !== null) providerErrors.inc({ provider, code });
    },
    addReading: ({ name, help, isShared, read }) => {
      const collect = async function (this: Gauge) {
        this.set(await read());
      };
      new Gauge({ name, help, collect, aggregator: isShared ? "max" : "sum", registers: [registry] });
    },
    report: () => (cluster.isWorker ? askForAll() : registry.metrics()),
  };
}
