import { AppError, invalidField } from "@/lib/core/errors";
import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import type { GivenFields } from "./credential-input";

/** What a credential has already: its public fields, and the names of its secrets. */
export type Stored = { publicFields: Record<string, string>; secretNames: string[] };

const NOTHING: Stored = { publicFields: {}, secretNames: [] };
const SHORT = new Map([
  ["api_key", "apiKey"],
  ["api_base", "apiBase"],
] as const) as ReadonlyMap<string, "apiKey" | "apiBase">;

/**
 * Checks given fields against their provider's entry. A blank secret keeps the stored one, a blank public field is
 * cleared, an omitted one stays. Answers all public fields as they will be, and the new secrets. Throws
 * INVALID_REQUEST with every problem at its field, also where a secret that stays would go to another host.
 */
export function parseFields(provider: Provider, input: GivenFields, stored = NOTHING) {
  const byName = merge(input);
  const kept = Object.entries(stored.publicFields).filter(([name]) => !(name in byName));
  const { values, errors } = checkFields(provider, byName, {
    confirmed: input.confirmed,
    stored: [...stored.secretNames, ...kept.map(([name]) => name)],
  });
  const fields = errors.map(({ field, message }) => ({ path: toPath(input, field), message }));
  const [first] = fields;
  if (first) {
    const { message, path } = first;
    throw new AppError("INVALID_REQUEST", { message, reason: "validation", param: path, fields });
  }
  const isSecret = (name: string) => provider.fields.some((field) => field.name === name && field.secret);
  const filled = Object.entries(values);
  const open = filled.filter(([name]) => !isSecret(name));
  const result = {
    publicFields: Object.fromEntries([...kept, ...open]),
    secrets: Object.fromEntries(filled.filter(([name]) => isSecret(name))),
  };
  const staying = stored.secretNames.find((name) => !(name in result.secrets));
  if (staying !== undefined && movesHost(provider, stored.publicFields, result.publicFields)) {
    throw invalidField(toPath(input, staying), "Enter the secret again: the base URL points to another host");
  }
  return result;
}

function merge({ fields, ...short }: GivenFields): Record<string, string | null> {
  const byName: Record<string, string | null> = { ...fields };
  for (const [name, key] of SHORT) {
    const value = short[key];
    const named = byName[name] != null;
    if (value === undefined || (value === null && named)) continue;
    if (named) throw invalidField(key, `It stands in fields.${name} as well`);
    byName[name] = value;
  }
  return byName;
}

/** Where a field's problem is told: at its short form, unless the request gives it among the fields. */
function toPath({ fields }: GivenFields, name: string): string {
  const short = SHORT.get(name);
  return short !== undefined && !Object.hasOwn(fields ?? {}, name) ? short : `fields.${name}`;
}

function movesHost(provider: Provider, before: Record<string, string>, after: Record<string, string>) {
  const urls = provider.fields.filter((field) => field.type === "url");
  const toOrigin = (values: Record<string, string>, name: string) => {
    const url = values[name] ?? (name === "api_base" ? provider.baseUrl : null);
    return url === null ? null : new URL(url).origin;
  };
  return urls.some(({ name }) => toOrigin(before, name) !== toOrigin(after, name));
}
