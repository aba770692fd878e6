/** A request to a provider. */
export type ProviderRequest = {
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
};

/** The fields of a credential that authorize a request. `secrets` is empty when none is sent. */
export type Authorizing = {
  secrets: Readonly<Record<string, string>>;
  publicFields: Readonly<Record<string, string>>;
};
