/** The use of a provider's secrets: calling models, storing objects, or running a cloud. */
export const CAPABILITIES = ["model", "storage", "cloud"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** An endpoint family of the gateway, or `models`, which credentials are tested with. */
export type Endpoint =
  | "chat"
  | "completions"
  | "responses"
  | "embeddings"
  | "moderations"
  | "images"
  | "speech"
  | "transcriptions"
  | "translations"
  | "realtime"
  | "messages"
  | "messageTokens"
  | "contents"
  | "contentEmbeddings"
  | "models";

/** How a request proves whose it is. `bearer` and `header` send the field `api_key`. */
export type Authorization =
  | { type: "bearer" }
  | { type: "header"; name: string }
  /** An AWS signature of the whole request for a service, with an access key. */
  | { type: "aws-signature"; service: string }
  /** A bearer token of a Google service account. */
  | { type: "google-token" };

/** Fixed headers of a request, and its authorization (`bearer` by default). */
export type Authorized = { headers?: Record<string, string>; authorization?: Authorization };

/**
 * An endpoint at a path under the base URL. The path may contain `{model}` and the parameters of the route.
 */
export type EndpointCall = Authorized & {
  path: string;
  /** The path of calls that are answered with a stream, when it differs. */
  streamPath?: string;
  /** Fields that bodies have in addition, unless the caller sends them. */
  fields?: Readonly<Record<string, string>>;
  /** The end of the base URL that this endpoint's URL does not have. */
  without?: string;
  /** The base URL instead of the provider's, for credentials without one of their own. */
  baseUrl?: string;
  /** The beginning of model names that the path does not have. */
  omittedPrefix?: string;
};

/**
 * A request that tests a credential. `url` may contain fields, such as `{region}`. Null means that getting the
 * authorization is the test.
 */
export type TestCall = Authorized & { url: string | null; method?: "GET" | "POST"; body?: string };

export type FieldType = "text" | "password" | "url" | "textarea";

/**
 * A rule of a value that nobody can override: `host-label` and `path-segment` go into URLs, and
 * `service-account` is the JSON file of a Google service account.
 */
export type FieldFormat = "host-label" | "path-segment" | "service-account";

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
  format?: FieldFormat;
  /** The value of a blank field. */
  default?: string;
  /** The capability that the field is for, when it is not for all of the provider's. */
  capability?: Capability;
  /** Whether the value is read from a secret. Forms do not ask for it. */
  derived?: boolean;
  /** The environment variables with this value, which a pasted .env file may contain. */
  variables?: readonly string[];
};

/** The field that identifies a credential in public, null when it has none, and the field with its secret. */
export type Identity = { identifier: string | null; secret: string };

/** One entry of the provider catalogue: data only. To add a provider, add one entry. */
export type Provider = {
  id: string;
  name: string;
  /** The file of its mark in `public/providers`, null when there is none. */
  icon: string | null;
  capabilities: Capability[];
  fields: ProviderField[];
  /** The usual identity first. Without any, the only secret is `api_key`. */
  identities?: readonly Identity[];
  /** The page where users create a key. */
  keyPage: string | null;
  /** The environment variable that can replace a stored credential. */
  environmentVariable: string | null;
  /**
   * The base URL of calls when the credential names none. It may contain fields, such as `{region}`. Null when only
   * the credential can name it.
   */
  baseUrl: string | null;
  /** The path of calls when the credential's base URL has none. */
  basePath?: string;
  /** The field of a chat request that limits the output. */
  outputCeilingField?: "max_tokens" | "max_completion_tokens";
  endpoints: Readonly<Partial<Record<Endpoint, EndpointCall>>>;
  /** The test of a credential without a base URL of its own. Other tests list the models. */
  test?: TestCall;
  /** The prefixes of this provider's own model names, up to a `-`, `/` or the end. */
  modelPrefixes: readonly string[];
};

const API_KEY: readonly Identity[] = [{ identifier: null, secret: "api_key" }];

/** Returns the identities of a provider's credentials, the usual one first. */
export const listIdentities = ({ identities }: Pick<Provider, "identities">) => identities ?? API_KEY;

/** Returns the value of a credential's public fields with the defaults of blank ones. */
export const withDefaults = (
  { fields }: Pick<Provider, "fields">,
  values: Readonly<Record<string, string>>,
) => ({
  ...Object.fromEntries(fields.flatMap((field) => (field.default ? [[field.name, field.default]] : []))),
  ...values,
});

/**
 * Returns what a credential can be used for: the provider's capabilities, without those whose own fields are all blank.
 */
export const toCapabilities = (
  { capabilities, fields }: Pick<Provider, "capabilities" | "fields">,
  filled: ReadonlySet<string>,
) =>
  capabilities.filter((capability) => {
    const own = fields.filter((field) => field.capability === capability);
    return own.length === 0 || own.some(({ name }) => filled.has(name));
  });

/** Returns the environment variables that may contain a field, the usual one first. */
export function listVariables(
  provider: Pick<Provider, "identities" | "environmentVariable">,
  field: ProviderField,
) {
  const isMain = listIdentities(provider)[0]?.secret === field.name;
  const fallback = isMain && provider.environmentVariable ? [provider.environmentVariable] : [];
  return [...fallback, ...(field.variables ?? [])];
}
