import { type Identity, listIdentities, type Provider } from "@/lib/credentials/catalogue/provider";

/** The fields of the contract that are fields of a credential, with their names in the catalogue. */
const FIELDS = {
  region: ["region"],
  tenantId: ["tenant_id"],
  subscriptionId: ["subscription_id"],
  endpoint: ["endpoint", "api_base"],
} as const;

type Named = keyof typeof FIELDS;
const NAMED = Object.keys(FIELDS) as Named[];

/** The fields of a provider key in the contract. Blank and null clear a field, an absent one stays. */
export type KeyFields = Partial<Record<Named | "key" | "secret", string | null | undefined>>;

type Stored = { publicFields: Readonly<Record<string, string>>; hints: Readonly<Record<string, string>> };

/** Matches the address of a storage account at Azure. It follows from the account's name, and serves no models. */
const BLOB_ENDPOINT = /^https:\/\/[^/]+\.blob\.core\.windows\.net\/?$/i;

const getGiven = (given: KeyFields, named: Named) =>
  BLOB_ENDPOINT.test(given[named] ?? "") ? undefined : given[named];

/** Returns the catalogue's name of a field, as the provider has it. */
const toFieldName = ({ fields }: Pick<Provider, "fields">, named: Named): string =>
  FIELDS[named].find((name) => fields.some((field) => field.name === name)) ??
  FIELDS[named][FIELDS[named].length - 1] ??
  named;

/**
 * Returns the fields that hold `key` and `secret`: those of the stored secret, else those of the capability that
 * the other fields belong to, else the provider's usual ones.
 */
export function findIdentity(provider: Provider, given: KeyFields, stored?: Stored): Identity {
  const identities = listIdentities(provider);
  const capability = (name: string) => provider.fields.find((field) => field.name === name)?.capability;
  const others = NAMED.filter((named) => getGiven(given, named)).map((named) =>
    capability(toFieldName(provider, named)),
  );
  const found =
    identities.find(({ secret }) => stored?.hints[secret] !== undefined) ??
    identities.find(({ secret }) => capability(secret) && others.includes(capability(secret))) ??
    identities[0];
  if (!found) throw new Error(`The provider ${provider.id} has no secret`);
  return found;
}

/** Returns the credential's fields by their names in the catalogue. Absent ones are left out. */
export function toCredentialFields(provider: Provider, { identifier, secret }: Identity, given: KeyFields) {
  const isDerived = provider.fields.some(({ name, derived }) => name === identifier && derived);
  const entries = [
    ...NAMED.map((named) => [toFieldName(provider, named), getGiven(given, named)] as const),
    [secret, given.secret] as const,
    ...(identifier !== null && !isDerived ? [[identifier, given.key] as const] : []),
  ];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** Returns the contract's names of the fields in an operation's errors. */
export function toFieldNames(
  provider: Provider,
  { identifier, secret }: Identity,
): Readonly<Record<string, string>> {
  return {
    ...{ name: "key", apiKey: "secret", apiBase: "endpoint" },
    ...Object.fromEntries(NAMED.map((named) => [`fields.${toFieldName(provider, named)}`, named])),
    [`fields.${secret}`]: "secret",
    ...(identifier !== null && { [`fields.${identifier}`]: "key" }),
  };
}

/** Returns the identifying value of a credential, its name when it has none. */
export function toKey(provider: Provider | undefined, fields: Stored["publicFields"], name: string): string {
  const identities = provider ? listIdentities(provider) : [];
  const values = identities.map(({ identifier }) => (identifier === null ? undefined : fields[identifier]));
  return values.find((value) => value !== undefined) ?? name;
}

/** Returns the other fields of a stored credential. */
export const toNamedFields = (fields: Stored["publicFields"]) => ({
  endpoint: fields.endpoint ?? fields.api_base ?? null,
  region: fields.region ?? null,
  tenantId: fields.tenant_id ?? null,
  subscriptionId: fields.subscription_id ?? null,
});
