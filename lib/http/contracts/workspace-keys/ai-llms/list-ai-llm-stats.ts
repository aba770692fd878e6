import { z } from "zod";
import { listAll } from "@/lib/core/list-all";
import { query } from "@/lib/core/operations/operation";
import { findListedWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { listRuntimeUsage } from "@/lib/usage/list-runtime-usage";

const stats = z.object({
  aiLlmId: z.string(),
  name: z.string(),
  totalApiCalls: z.string(),
  totalTokensIn: z.string(),
  totalTokensOut: z.string(),
});

/** Lists the usage of AI LLMs. Some clients read `stats`, others `aiLlms`. Both have the same rows. */
export const listAiLlmStats = query({
  name: "workspaceKeys.listAiLlmStats",
  title: "List the usage of AI LLMs",
  permission: "usage:read",
  allowed: { "project read": () => [{}] },
  filtered: true,
  target: findListedWorkspace,
  input: z.object({
    workspaceId: z.string().max(100).optional(),
    aiLlmId: z.array(z.guid()).max(100).optional(),
  }),
  output: z.object({ success: z.literal(true), aiLlms: z.array(stats), stats: z.array(stats) }),
  run: async (ctx, { aiLlmId }, workspace) => {
    const all = await listAll(ctx, listRuntimes, { workspaceId: workspace?.id });
    const runtimes = all.filter(
      ({ id, workspaceId }) => workspaceId !== null && (aiLlmId === undefined || aiLlmId.includes(id)),
    );
    const { data } = await listRuntimeUsage.execute(ctx, { ids: runtimes.map(({ id }) => id) });
    const used = new Map(data.map((usage) => [usage.runtimeId, usage]));
    const rows = runtimes.map(({ id, name }) => ({
      aiLlmId: id,
      name,
      totalApiCalls: String(used.get(id)?.requests ?? 0),
      totalTokensIn: String(used.get(id)?.tokensIn ?? 0),
      totalTokensOut: String(used.get(id)?.tokensOut ?? 0),
    }));
    return { success: true, aiLlms: rows, stats: rows } as const;
  },
});
