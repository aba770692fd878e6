import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { command } from "@/lib/core/operations/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { checkWorkspace } from "@/lib/http/contracts/workspace-keys/check-workspace";
import { toProviderId } from "@/lib/http/contracts/workspace-keys/provider-types";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { findIdentity, toCredentialFields, toFieldNames, toKey } from "./api-key-fields";
import { optionalFields, optionalKeyAndSecret, providerType } from "./api-key-input";

/** Updates the given fields. A new secret is used by all linked resources from their next call on. */
export const updateApiKey = command({
  name: "workspaceKeys.updateApiKey",
  title: "Update a provider API key",
  permission: "credentials:write",
  allowed: {
    "workspace write": ({ credentialId }) => [{ uuid: credentialId, secret: "sk-sample-0123456789abcdef" }],
  },
  target: (ctx, { uuid }) => requireWorkspace(findCredentialTarget(ctx, uuid)),
  input: z.strictObject({
    uuid: z.string(),
    workspaceId: z.string().max(100).nullish(),
    provider: providerType.nullish(),
    ...optionalKeyAndSecret,
    ...optionalFields,
  }),
  output: z.object({ success: z.literal(true), apiKeyId: z.string() }),

  run: async (ctx, { uuid: _, provider: type, workspaceId, description, ...given }, credential) => {
    await checkWorkspace(ctx, workspaceId, credential.workspaceId);
    if (type && toProviderId(type) !== credential.provider) {
      throw invalidField("provider", "The provider of a key cannot be changed. Create another key");
    }
    const provider = requireProvider(credential.provider);
    const identity = findIdentity(provider, given, credential);
    const named = toKey(provider, credential.publicFields, credential.name) === credential.name;
    await renameFields(toFieldNames(provider, identity), () =>
      updateCredential.execute(ctx, {
        id: credential.id,
        ...(named && given.key !== undefined && { name: given.key }),
        ...(description !== undefined && { description }),
        fields: toCredentialFields(provider, identity, given),
        confirmed: true,
      }),
    );
    return { success: true, apiKeyId: credential.id } as const;
  },
});
