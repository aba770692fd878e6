import { z } from "zod";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { credentialView } from "@/lib/credentials/credential-view";
import { toProviderType } from "@/lib/http/contracts/workspace-keys/provider-types";
import { toKey, toNamedFields } from "./api-key-fields";

export const apiKeyView = z.object({
  id: z.string(),
  key: z.string().meta({ description: "The public identifier, such as an access key id. Else the name" }),
  endpoint: z.string().nullable(),
  region: z.string().nullable(),
  tenantId: z.string().nullable(),
  subscriptionId: z.string().nullable(),
  provider: z.string(),
  description: z.string().nullable(),
  workspaceId: z.string().nullable(),
  createdAt: z.string(),
  bucketCount: z.int(),
  aiLlmCount: z.int(),
});

/** Maps a credential to its object in the contract. */
export function toApiKeyView(credential: z.input<typeof credentialView>): z.output<typeof apiKeyView> {
  const { id, name, provider, fields, description, workspaceId, createdAt } = credential;
  return {
    id,
    key: toKey(findProvider(provider), fields, name),
    ...toNamedFields(fields),
    provider: toProviderType(provider),
    description,
    workspaceId,
    createdAt,
    bucketCount: credential.storageUnitCount,
    aiLlmCount: credential.runtimeCount,
  };
}
