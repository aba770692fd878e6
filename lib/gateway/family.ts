import type { Arrival, CallServices } from "@/lib/access/call";
import type { Endpoint } from "@/lib/credentials/catalogue/provider";
import type { RuntimeKind } from "@/lib/runtimes/select-runtime";
import type { StreamDialect } from "./stream-summary";

/** Answers one endpoint. `params` are the parameters of its pattern. */
export type Serve = (
  services: CallServices,
  request: Request,
  arrival: Arrival,
  params: Readonly<Record<string, string>>,
) => Promise<Response>;

/** An endpoint family: requests of one kind that are passed on to a provider's endpoint of the same kind. */
export type Family = {
  endpoint: Endpoint;
  kind: RuntimeKind;
  scope: string;
  dialect: StreamDialect;
  /** Whether streams report usage only when `stream_options` says so. */
  usageOnRequest: boolean;
};
