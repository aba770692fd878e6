import type { IncomingHttpHeaders } from "node:http";

export type StandInRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown };

export type StandIn = {
  /** The origin; a provider's base URL is `${url}/v1`. */
  url: string;
  /** The last 1,000 requests, oldest first; empty it with `requests.length = 0`. */
  requests: StandInRequest[];
  stop(): Promise<void>;
};

export function startStandIn(options?: { port?: number; host?: string }): Promise<StandIn>;
