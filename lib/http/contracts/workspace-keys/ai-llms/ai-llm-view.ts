import { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import { loadApiKeys } from "@/lib/http/contracts/workspace-keys/api-keys/load-api-keys";
import type { Runtime } from "@/lib/runtimes/runtime-view";
import { AI_TYPES, toAiType } from "./ai-types";

export const aiLlmView = z.object({
  id: z.string(),
  name: z.string(),
  aiType: z.enum(AI_TYPES),
  endpoint: z.string().nullable(),
  key: z.string().nullable().meta({ description: "The public identifier of the linked key" }),
  apiKeyId: z.string().nullable(),
  workspaceId: z.string(),
  orgId: z.string(),
  createdAt: z.string(),
});

/** The list of AI LLMs. */
export const aiLlmList = z.object({ success: z.literal(true), aiLlms: z.array(aiLlmView) });

type Listed = Pick<Runtime, "id" | "name" | "provider" | "baseUrl" | "credentialId" | "workspaceId"> & {
  createdAt: string;
};

/** Maps the runtimes of workspaces to AI LLMs. Those of the organization are left out. */
export async function toAiLlmViews(ctx: Context, runtimes: readonly Listed[]) {
  const apiKeys = await loadApiKeys(ctx);
  return runtimes.flatMap(({ id, name, provider, baseUrl, credentialId, workspaceId, createdAt }) => {
    if (workspaceId === null) return [];
    const linked = credentialId === null ? undefined : apiKeys.get(credentialId);
    return [
      {
        ...{ id, name, aiType: toAiType(provider), workspaceId, orgId: ctx.organizationId, createdAt },
        endpoint: baseUrl ?? linked?.endpoint ?? null,
        key: linked?.key ?? null,
        apiKeyId: credentialId,
      },
    ];
  });
}
