import { listAll } from "@/lib/core/list-all";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { workspaceList } from "@/lib/http/contracts/workspace-keys/workspace-list";
import { listResolutions } from "@/lib/runtimes/operations/list-resolutions";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { aiLlmList, toAiLlmViews } from "./ai-llm-view";

const BATCH = 100;

export const listAiLlms = query({
  ...workspaceList,
  name: "workspaceKeys.listAiLlms",
  title: "List AI LLMs",
  output: aiLlmList,
  run: async (ctx, _input, workspace) => {
    const runtimes = await listAll(ctx, listRuntimes, { workspaceId: workspace?.id });
    return { success: true, aiLlms: await toAiLlmViews(ctx, runtimes) } as const;
  },
});

/** Lists the enabled AI LLMs that have a credential, or need none. */
export const listAvailableAiLlms = query({
  ...workspaceList,
  name: "workspaceKeys.listAvailableAiLlms",
  title: "List available AI LLMs",
  output: aiLlmList,
  run: async (ctx, _input, workspace) => {
    const runtimes = await listAll(ctx, listRuntimes, { workspaceId: workspace?.id });
    const enabled = runtimes.filter((runtime) => runtime.enabled);
    const callable = await findCallable(
      ctx,
      enabled.map(({ id }) => id),
    );
    const available = enabled.filter(({ id }) => callable.has(id));
    return { success: true, aiLlms: await toAiLlmViews(ctx, available) } as const;
  },
});

/** Returns the ids of the runtimes whose calls have a credential, or need none. */
async function findCallable(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const { data } = await listResolutions.execute(ctx, { ids: ids.slice(at, at + BATCH) });
    for (const { runtimeId, problem } of data) if (problem === null) found.add(runtimeId);
  }
  return found;
}
