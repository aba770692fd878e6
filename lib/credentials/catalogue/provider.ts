/** The use of a provider's secrets: calling models, storing objects, or running a cloud. */
export type Capability = "model" | "storage" | "cloud";

/** An endpoint family of the gateway, or `models`, which credentials are tested with. */
export type Endpoint = "chat" | "embeddings" | "audio" | "realtime" | "messages" | "models";

/** The parts of a provider's request that its authorization may depend on. */
export type ProviderRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
};

/**
 * Returns the headers that authorize a request. `secrets` are the credential's secrets by field, empty when
 * none is sent. A provider with signatures signs the whole request.
 */
export type Authorize = (
  request: ProviderRequest,
  secrets: Readonly<Record<string, string>>,
  publicFields: Readonly<Record<string, string>>,
) => Record<string, string> | Promise<Record<string, string>>;

/**
 * The path of an endpoint under the base URL, its fixed headers, and its authorization (`bearer` by default).
 */
export type EndpointCall = { path: string; headers?: Record<string, string>; authorize?: Authorize };

export type FieldType = "text" | "password" | "url" | "textarea";

/** One field of a provider's credential form. `requires` names a field that must be filled too. */
export type ProviderField = {
  name: string;
  label: string;
  type: FieldType;
  required: boolean;
  secret: boolean;
  order: number;
  description: string;
  requires?: string;
  /** The usual form of the value: the source of a regular expression, and its display text. */
  form?: { pattern: string; display: string };
};

/** One entry of the provider catalogue. To add a provider, add one entry. */
export type Provider = {
  id: string;
  name: string;
  capabilities: Capability[];
  fields: ProviderField[];
  /** The page where users create a key. */
  keyPage: string | null;
  /** The environment variable that can replace a stored credential. */
  environmentVariable: string | null;
  /** The base URL of calls when the credential has none. Null makes `api_base` required. */
  baseUrl: string | null;
  /** The field of a chat request that limits the output. */
  outputCeilingField: "max_tokens" | "max_completion_tokens";
  endpoints: Partial<Record<Endpoint, EndpointCall>>;
  /** The prefixes of this provider's own model names, up to a `-`, `/` or the end. */
  modelPrefixes: string[];
};

/** Returns the header `Authorization` with the field `api_key`, no header when it is missing. */
export const bearer: Authorize = (_request, { api_key }): Record<string, string> =>
  api_key === undefined ? {} : { authorization: `Bearer ${api_key}` };

/** Creates an authorization that sends the field `api_key` in the named header. */
export const keyHeader =
  (name: string): Authorize =>
  (_request, { api_key }): Record<string, string> =>
    api_key === undefined ? {} : { [name]: api_key };

/**
 * Returns a request to an endpoint of a provider, with the endpoint's headers and those that authorize it.
 */
export async function authorizeRequest(
  { headers, authorize = bearer }: EndpointCall,
  request: ProviderRequest,
  secrets: Readonly<Record<string, string>>,
  publicFields: Readonly<Record<string, string>>,
): Promise<ProviderRequest> {
  const wanted = { ...request, headers: { ...headers, ...request.headers } };
  return { ...wanted, headers: { ...wanted.headers, ...(await authorize(wanted, secrets, publicFields)) } };
}
