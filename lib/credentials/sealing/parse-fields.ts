import { AppError, invalidField } from "@/lib/core/errors/errors";
import { isBelow, toBaseUrl } from "@/lib/credentials/catalogue/base-url";
import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import type { Provider, ProviderField } from "@/lib/credentials/catalogue/provider";
import { parseServiceAccount } from "@/lib/credentials/catalogue/service-account";
import type { GivenFields } from "@/lib/credentials/credential-input";

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
  const secrets = Object.fromEntries(filled.filter(([name]) => isSecret(name)));
  const given = Object.fromEntries([...kept, ...open]);
  const derived = derivePublicFields(provider, secrets, given, stored.publicFields);
  const result = { publicFields: { ...given, ...derived }, secrets };
  const move = findMove(provider, stored, result);
  if (move)
    throw invalidField(toPath(input, move.secret), `Enter the secret again: the base URL ${move.how}`);
  return result;
}

/** Returns the public fields that the key file of a service account contains. They stay while it stays. */
function derivePublicFields(
  provider: Provider,
  secrets: Record<string, string>,
  given: Record<string, string>,
  stored: Record<string, string>,
): Record<string, string> {
  const file = provider.fields.find(({ format }) => format === "service-account");
  if (!file) return {};
  const account = parseServiceAccount(secrets[file.name] ?? "");
  const { client_email, project_id } = typeof account === "string" ? stored : account;
  const project = given.project_id ?? project_id;
  return { ...(client_email && { client_email }), ...(project && { project_id: project }) };
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

type Filled = { publicFields: Record<string, string>; secrets: Record<string, string> };

/**
 * Returns the kept secret that a changed URL would send to another owner, and the change as a text, else null. The
 * path matters, because one host may serve many tenants.
 */
function findMove(provider: Provider, stored: Stored, { publicFields, secrets }: Filled) {
  for (const field of provider.fields.filter(({ type }) => type === "url")) {
    const secret = stored.secretNames.find((name) => !(name in secrets) && isSentTo(provider, name, field));
    const how = secret === undefined ? null : toMove(provider, field, stored.publicFields, publicFields);
    if (secret !== undefined && how !== null) return { secret, how };
  }
  return null;
}

/** Returns whether a secret may be sent to the server of a URL: both are for the same capability, or for all. */
function isSentTo({ fields }: Provider, secret: string, url: ProviderField): boolean {
  const capability = fields.find(({ name }) => name === secret)?.capability;
  return capability === undefined || url.capability === undefined || capability === url.capability;
}

function toMove(
  provider: Provider,
  { name }: ProviderField,
  before: Record<string, string>,
  after: Record<string, string>,
): string | null {
  if (before[name] === after[name]) return null;
  const toUrl = (values: Record<string, string>) =>
    name === "api_base" ? toBaseUrl(provider, values) : (values[name] ?? null);
  const [from, to] = [toUrl(before), toUrl(after)];
  if (from !== null && to !== null && isBelow(to, from)) return null;
  const isSameHost = from !== null && to !== null && new URL(from).origin === new URL(to).origin;
  return isSameHost ? "leaves the path of the stored one" : "points to another host";
}
