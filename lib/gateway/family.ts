import type { Arrival, CallServices } from "@/lib/access/call";
import type { Endpoint } from "@/lib/credentials/catalogue/provider";
import type { RuntimeKind } from "@/lib/runtimes/select-runtime";
import type { StreamDialect } from "./answers/stream-summary";

/** Serves one endpoint. `params` are the parameters of its route. */
export type Serve = (
  services: CallServices,
  request: Request,
  arrival: Arrival,
  params: Readonly<Record<string, string>>,
) => Promise<Response>;

/** An endpoint family: requests of one kind, which are forwarded to the provider's endpoint for this kind. */
export type Family = {
  endpoint: Endpoint;
  kind: RuntimeKind;
  scope: string;
  dialect: StreamDialect;
  /** Whether streams report usage only with `stream_options`. */
  usageOnRequest: boolean;
};
