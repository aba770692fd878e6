import type { SecretValue } from "@/components/forms/api-request";
import type { ProviderField } from "@/lib/credentials/catalogue/provider";

type Provider = { id: string; fields: readonly ProviderField[] };

/** Lists the secrets of a credential that a form sends, with the usual variables of the provider. */
export const toSecrets = ({ id, fields }: Provider, isSent: (name: string) => boolean): SecretValue[] =>
  fields
    .filter(({ name, secret }) => secret && isSent(name))
    .map(({ name, type, variables }) => ({
      path: `fields.${name}`,
      variable: variables?.[0] ?? `${id}_${name}`.toUpperCase().replace(/\W/g, "_"),
      isFile: type === "textarea",
    }));
