import { AppError, invalidField } from "@/lib/core/errors";
import { isBelow } from "@/lib/credentials/catalogue/base-url";
import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import type { GivenFields } from "./credential-input";

/** The public fields of a stored credential, and the names of its secrets. */
export type Stored = { publicFields: Record<string, string>; secretNames: string[] };

const NOTHING: Stored = { publicFields: {}, secretNames: [] };
const SHORT = new Map([
  ["api_key", "apiKey"],
  ["api_base", "apiBase"],
] as const) as ReadonlyMap<string, "apiKey" | "apiBase">;

/**
 * Checks fields against their provider's entry. Returns all public fields and the new secrets. A blank secret
 * keeps the stored one, a blank public field is cleared, and an omitted field keeps its value.
 * @throws INVALID_REQUEST with every problem at its field, or when a kept secret would be sent to another
 * host or path.
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
  const move = staying === undefined ? null : findMove(provider, stored.publicFields, result.publicFields);
  if (staying !== undefined && move !== null) {
    throw invalidField(toPath(input, staying), `Enter the secret again: the base URL ${move}`);
  }
  return result;
}

function merge({ fields, ...short }: GivenFields): Record<string, string | null> {
  const byName: Record<string, string | null> = { ...fields };
  for (const [name, key] of SHORT) {
    const value = short[key];
    const named = byName[name] != null;
    if (value === undefined || (value === null && named)) continue;
    if (named) throw invalidField(key, `Use either ${key} or fields.${name}`);
    byName[name] = value;
  }
  return byName;
}

/** Returns the input path of a field: its short form, unless the request has it in `fields`. */
function toPath({ fields }: GivenFields, name: string): string {
  const short = SHORT.get(name);
  return short !== undefined && !Object.hasOwn(fields ?? {}, name) ? short : `fields.${name}`;
}

/**
 * Returns the change of a URL as a text when a kept secret could be sent to another owner, else null. The
 * path matters, because one host may serve many tenants.
 */
function findMove(provider: Provider, before: Record<string, string>, after: Record<string, string>) {
  const toUrl = (values: Record<string, string>, name: string) =>
    values[name] ?? (name === "api_base" ? provider.baseUrl : null);
  for (const { name } of provider.fields.filter((field) => field.type === "url")) {
    const [from, to] = [toUrl(before, name), toUrl(after, name)];
    if (from === to || (from !== null && to !== null && isBelow(to, from))) continue;
    const isSameHost = from !== null && to !== null && new URL(from).origin === new URL(to).origin;
    return isSameHost ? "leaves the path of the stored one" : "points to another host";
  }
  return null;
}
