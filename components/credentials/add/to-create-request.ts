import type { ApiRequest } from "@/components/forms/api-request";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { toSecrets } from "./to-secrets";
import type { Filled } from "./use-credential-form";

/** Returns the request that creates a credential of a provider. It is active at once. */
export const toCreateRequest = (provider: Provider, workspaceId: string) =>
  ({
    route: "POST /api/provider-credentials/create",
    toInput: ({ confirmed, fields, ...filled }: Filled) => ({
      ...{ provider: provider.id, ...filled, workspaceId: workspaceId || null },
      fields: Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value)),
      ...(confirmed && { confirmed }),
    }),
    toSecrets: ({ fields }: Filled) =>
      toSecrets(provider, (name) => Boolean(fields?.[name]) || isRequired(provider, name)),
  }) satisfies ApiRequest<Filled>;

const isRequired = ({ fields }: Provider, wanted: string) =>
  fields.some(({ name, required }) => name === wanted && required);
