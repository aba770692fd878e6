/** What a provider's secrets are good for: calling models, storing objects, running a cloud. */
export type Capability = "model" | "storage" | "cloud";

/** The gateway's endpoint families, and `models`, which a credential is tested with. */
export type Endpoint = "chat" | "embeddings" | "audio" | "realtime" | "messages" | "models";

/** The request header that carries a secret, and what stands before it in that header. */
export type AuthStyle = { header: string; prefix: string };

/** Where an endpoint lies under the base URL, how it takes the secret, and headers it always wants. */
export type EndpointCall = { path: string; auth: AuthStyle; headers?: Record<string, string> };

export type FieldType = "text" | "password" | "url" | "textarea";

/** One field of a provider's credential form. `requires` names a field that has to be filled as well. */
export type ProviderField = {
  name: string;
  label: string;
  type: FieldType;
  required: boolean;
  secret: boolean;
  order: number;
  description: string;
  requires?: string;
  /** The usual form of the value: a regular expression's source, and the form as people read it. */
  form?: { pattern: string; display: string };
};

/** One entry of the provider catalogue. Adding a provider is adding one of these. */
export type Provider = {
  id: string;
  name: string;
  capabilities: Capability[];
  fields: ProviderField[];
  /** The page on which a person gets a key. */
  keyPage: string | null;
  /** The environment variable that may stand in for a stored credential. */
  environmentVariable: string | null;
  /** The base URL of calls when the credential names none; without it `api_base` is required. */
  baseUrl: string | null;
  /** The field of a chat request that limits the output. */
  outputCeilingField: "max_tokens" | "max_completion_tokens";
  endpoints: Partial<Record<Endpoint, EndpointCall>>;
  /** Beginnings of the names of this provider's own models, up to a `-`, `/` or the end. */
  modelPrefixes: string[];
};

export const bearer: AuthStyle = { header: "authorization", prefix: "Bearer " };

/** The headers of a call to an endpoint; without a secret only those that the endpoint always wants. */
export function endpointHeaders(call: EndpointCall, secret: string | null): Record<string, string> {
  if (secret === null) return { ...call.headers };
  return { ...call.headers, [call.auth.header]: call.auth.prefix + secret };
}
