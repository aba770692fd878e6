import type { ProviderField } from "./provider";

type Key = Pick<ProviderField, "description"> & Partial<ProviderField>;

/** Returns the field of a provider's only secret. */
export const apiKey = (key: Key): ProviderField => ({
  name: "api_key",
  label: "API Key",
  type: "password",
  required: true,
  secret: true,
  order: 1,
  ...key,
});

/** Returns the field of an optional base URL. `host` is the address that calls go to without it. */
export const apiBase = (host: string, base: Partial<ProviderField> = {}): ProviderField => ({
  name: "api_base",
  label: "API Base URL",
  type: "url",
  required: false,
  secret: false,
  order: 2,
  description: `Only for a proxy. Calls go here instead of ${host}.`,
  ...base,
});

/** Returns the field of an optional region, which is a part of host names. */
export const region = (
  field: Pick<ProviderField, "order" | "description"> & Partial<ProviderField>,
): ProviderField => ({
  name: "region",
  label: "Region",
  type: "text",
  required: false,
  secret: false,
  format: "host-label",
  ...field,
});
