import type { Provider, ProviderField } from "@/lib/credentials/catalogue/provider";
import { createServiceAccount } from "./stand-in/google-tokens";
import { AWS_ACCESS_KEY } from "./stand-in/verify-aws-signature";

const VALUES: Readonly<Record<string, string>> = {
  ...AWS_ACCESS_KEY,
  api_key: "sk-standin-canary-0123456789",
};

/** Returns a value for each field of a provider. The stand-in at `origin` accepts them, and all URLs lead there. */
export const toSampleFields = ({ fields }: Pick<Provider, "fields">, origin: string) =>
  Object.fromEntries(
    fields.filter(({ derived }) => !derived).map((field) => [field.name, toFieldValue(field, origin)]),
  );

/** Returns a value for a field. */
export function toFieldValue({ name, type, format, default: usual }: ProviderField, origin: string): string {
  if (format === "service-account") return createServiceAccount(origin);
  if (type === "url") return `${origin}/v1`;
  return VALUES[name] ?? usual ?? "canary-sample";
}
