import type { Arrival, CallServices } from "@/lib/access/call";
import type { Endpoint } from "@/lib/credentials/catalogue/provider";
import type { Units } from "@/lib/prices/price";
import type { RuntimeKind } from "@/lib/runtimes/select-runtime";
import type { TokenUsage } from "./answers/token-usage";
import type { JsonObject, MemberChanges } from "./body/patch-json";
import type { StreamDialect } from "./dialects/stream-dialect";

/** The values of the fields of a body that the gateway reads. */
export type ReadValues = Readonly<Record<string, unknown>>;

/** The parameters of a route. */
export type Params = Readonly<Record<string, string>>;

/** Serves one endpoint. */
export type Serve = (
  services: CallServices,
  request: Request,
  arrival: Arrival,
  params: Params,
) => Promise<Response>;

/**
 * The measure of a call's cost. `tokens`: by what its answer reports. `requests`: it costs nothing. `media`: by sound
 * that nobody measures before, so that under a budget it needs prices of the runtime's own. `unmetered`: unknown, so
 * that keys under a budget may not use the endpoint.
 */
export type Metering = "tokens" | "requests" | "media" | "unmetered";

/** An endpoint family: requests of one kind, which are forwarded to the provider's endpoint for this kind. */
export type Family = {
  /** The endpoint in the provider catalogue. */
  endpoint: Endpoint;
  method: "GET" | "POST" | "DELETE";
  /** The path below the endpoint's path. It may contain parameters of the route: `/{id}/cancel`. */
  subPath?: string;
  /** The query parameters that are forwarded. */
  query?: readonly string[];
  /** The kind whose default runtime serves requests that name no runtime. Null when none does. */
  kind: RuntimeKind | null;
  scope: string;
  body: "json" | "form" | "none";
  /** The answer that is no stream of events. `media`: JSON, text or binary data. Default: `json`. */
  answer?: "json" | "media";
  dialect: StreamDialect;
  /**
   * Set when each answer is a stream of events. Callers without `alt=sse` in the query get a JSON array. By default,
   * the field `stream` of the body decides.
   */
  streams?: "always";
  /** Whether streams report usage only with `stream_options`. */
  usageOnRequest: boolean;
  /** Returns the token usage of a whole JSON answer, null when it reports none. */
  parseUsage: (answer: object) => TokenUsage | null;
  /** The fields of the body that limit the output. The first is the usual one. A dot leads into an object. */
  outputCeilingFields: readonly string[];
  /** The most tokens of an answer that no field limits, where the model's maximum is unknown. */
  mostOutput?: number;
  metering: Metering;
  /** Counts what a request costs beside tokens: images, or characters of speech. */
  countUnits?: (values: ReadValues) => Units;
  /** Returns whether the cost of a request with these fields is unknown. It then counts as `unmetered`. */
  isUnmetered?: (values: ReadValues) => boolean;
  /** Set when providers store the answers, and requests may continue a stored one. */
  storesAnswers?: true;
  /** Further fields of the body that the gateway reads. */
  fields?: readonly string[];
  /** Lists the paths of the models in the body. The first one is that of the call. Default: `model`. */
  listModelPaths?: (values: ReadValues) => readonly (readonly string[])[];
  /** Returns further changes of a body whose model is in the path. */
  changeBody?: (body: JsonObject, model: string) => MemberChanges;
};
