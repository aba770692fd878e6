import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { toProviderId } from "@/lib/http/contracts/workspace-keys/provider-types";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { findNamedWorkspace } from "@/lib/organizations/tree-targets";
import { findIdentity, type KeyFields, toCredentialFields, toFieldNames } from "./api-key-fields";
import { keyAndSecret, optionalFields, providerType } from "./api-key-input";

export const createApiKey = command({
  name: "workspaceKeys.createApiKey",
  title: "Create a provider API key",
  permission: "credentials:write",
  allowed: {
    "workspace write": ({ workspaceId }) => [
      { workspaceId, provider: "OPENAI", key: "Sample", secret: "sk-sample-0123456789abcdef" },
    ],
  },
  target: (ctx, { workspaceId }) => findNamedWorkspace(ctx, workspaceId),
  input: z.strictObject({
    workspaceId: z.string().max(100),
    provider: providerType,
    ...keyAndSecret,
    ...optionalFields,
  }),
  output: z.object({ success: z.literal(true), apiKeyId: z.string() }),

  replay: {
    recordOf: ({ apiKeyId }) => apiKeyId,
    answer: async (_ctx, apiKeyId) => ({ success: true, apiKeyId }) as const,
  },
  run: async (ctx, { provider, ...given }, workspace) => {
    const apiKeyId = await insertApiKey(ctx, toProviderId(provider), { ...given, workspaceId: workspace.id });
    return { success: true, apiKeyId } as const;
  },
});

type Wanted = KeyFields & { key: string; workspaceId: string; description?: string | null | undefined };

/**
 * Creates a credential of a workspace. A script gives its secret on purpose, so one of unusual form is taken.
 * Returns its id.
 * @throws INVALID_REQUEST when a field is invalid.
 */
export async function insertApiKey(ctx: Context, providerId: string, wanted: Wanted): Promise<string> {
  const provider = findProvider(providerId);
  if (!provider) throw invalidField("provider", "There is no such provider");
  const identity = findIdentity(provider, wanted);
  const { id } = await renameFields(toFieldNames(provider, identity), () =>
    createCredential.execute(ctx, {
      provider: provider.id,
      name: wanted.key,
      workspaceId: wanted.workspaceId,
      description: wanted.description,
      fields: toCredentialFields(provider, identity, wanted),
      confirmed: true,
    }),
  );
  return id;
}
