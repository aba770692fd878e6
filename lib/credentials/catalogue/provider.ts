/** What a provider's secrets can be used for: calling models, storing objects, running a cloud. */
export type Capability = "model" | "storage" | "cloud";

/** The gateway's endpoint families, and `models`, which a credential is tested with. */
export type Endpoint = "chat" | "embeddings" | "audio" | "realtime" | "messages" | "models";

/** A request to a provider, as far as authorizing it may depend on it. */
export type ProviderRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
};

/**
 * Returns the headers that authorize a request. `secrets` are those of the credential by field, empty where none is
 * sent. A provider that wants signatures signs the whole request.
 */
export type Authorize = (
  request: ProviderRequest,
  secrets: Readonly<Record<string, string>>,
  publicFields: Readonly<Record<string, string>>,
) => Record<string, string> | Promise<Record<string, string>>;

/** Where an endpoint lies under the base URL, headers it always wants, and how it is authorized: `bearer` if not said. */
export type EndpointCall = { path: string; headers?: Record<string, string>; authorize?: Authorize };

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

/** Sends the field `api_key` in the header `Authorization`. */
export const bearer: Authorize = (_request, { api_key }): Record<string, string> =>
  api_key === undefined ? {} : { authorization: `Bearer ${api_key}` };

/** Sends the field `api_key` in a header of its own. */
export const keyHeader =
  (name: string): Authorize =>
  (_request, { api_key }): Record<string, string> =>
    api_key === undefined ? {} : { [name]: api_key };

/** Returns a request to an endpoint of a provider with the headers that authorize it. */
export async function authorizeRequest(
  { headers, authorize = bearer }: EndpointCall,
  request: ProviderRequest,
  secrets: Readonly<Record<string, string>>,
  publicFields: Readonly<Record<string, string>>,
): Promise<ProviderRequest> {
  const wanted = { ...request, headers: { ...headers, ...request.headers } };
  return { ...wanted, headers: { ...wanted.headers, ...(await authorize(wanted, secrets, publicFields)) } };
}
