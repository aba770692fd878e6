import { z } from "zod";
import { listAll } from "@/lib/core/list-all";
import { query } from "@/lib/core/operations/operation";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { toProviderId } from "@/lib/http/contracts/workspace-keys/provider-types";
import { findListedWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { providerType } from "./api-key-input";
import { apiKeyView, toApiKeyView } from "./api-key-view";

/** The bits of a capability mask. */
const BITS = { storage: 1, model: 2, cloud: 4 } as const;

export const listApiKeys = query({
  name: "workspaceKeys.listApiKeys",
  title: "List provider API keys",
  permission: "credentials:read",
  allowed: { "workspace read": ({ workspaceId }) => [{}, { workspaceId }] },
  filtered: true,
  target: findListedWorkspace,
  input: z.object({
    workspaceId: z.string().max(100).optional(),
    provider: providerType.optional(),
    capability: z
      .int()
      .min(1)
      .max(255)
      .optional()
      .meta({ description: "A bit mask: storage 1, AI 2, cloud 4, all 255" }),
  }),
  output: z.object({ success: z.literal(true), apiKeys: z.array(apiKeyView) }),
  run: async (ctx, { provider, capability = 255 }, workspace) => {
    const id = provider && toProviderId(provider);
    const none = id !== undefined && !findProvider(id);
    const narrowing = { provider: id, workspaceId: workspace?.id };
    const credentials = none ? [] : await listAll(ctx, listCredentials, narrowing);
    const shown = credentials.filter(
      ({ workspaceId, capabilities }) =>
        workspaceId !== null && capabilities.some((one) => (BITS[one] & capability) > 0),
    );
    return { success: true, apiKeys: shown.map(toApiKeyView) } as const;
  },
});
