import { and, inArray } from "drizzle-orm";
import { runtimes } from "@/db/schema/index";
import type { CallServices } from "@/lib/access/call";
import type { ReservedCall } from "@/lib/gateway/stages";
import { runtimeColumns, type UsableRuntime, usableRuntimes } from "@/lib/runtimes/select-runtime";

/** Lists the enabled fallbacks of a call's runtime that the call may reach, in their order. */
export async function listFallbacks(
  { engine: { db } }: Pick<CallServices, "engine">,
  { caller, project, selection }: ReservedCall,
): Promise<UsableRuntime[]> {
  const ids = selection.runtime?.fallbacks ?? [];
  if (ids.length === 0) return [];
  const scope = { organizationId: caller.organizationId, workspaceId: project.workspaceId };
  const found = await db
    .select(runtimeColumns)
    .from(runtimes)
    .where(and(usableRuntimes(scope), inArray(runtimes.id, ids)));
  return ids.flatMap((wanted) => found.find((runtime) => runtime.id === wanted) ?? []);
}
