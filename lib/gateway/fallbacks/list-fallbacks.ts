import { and, eq, inArray } from "drizzle-orm";
import { runtimes } from "@/db/schema/index";
import type { CallServices } from "@/lib/access/call";
import { readCandidates } from "@/lib/credentials/look-up-credential";
import type { OpenedRecords } from "@/lib/gateway/request/open-call";
import type { ReservedCall } from "@/lib/gateway/stages";
import { runtimeColumns, type UsableRuntime, usableRuntimes } from "@/lib/runtimes/select-runtime";

/** A runtime to try, and the credentials that its calls may use. */
export type Fallback = { runtime: UsableRuntime } & Pick<
  OpenedRecords,
  "credentials" | "environmentFallback" | "environmentFallbackOff" | "roundRobinProviders"
>;

/** Lists the enabled fallbacks of a call's runtime that the call may reach, in their order. */
export async function listFallbacks(
  { engine: { db } }: Pick<CallServices, "engine">,
  { caller, project, selection }: ReservedCall,
): Promise<Fallback[]> {
  if (!selection.runtime) return [];
  const { id } = selection.runtime;
  const scope = { organizationId: caller.organizationId, workspaceId: project.workspaceId };
  const [listed] = await db.select({ ids: runtimes.fallbacks }).from(runtimes).where(eq(runtimes.id, id));
  const ids = listed?.ids ?? [];
  if (ids.length === 0) return [];
  const found = await db
    .select(runtimeColumns)
    .from(runtimes)
    .where(and(usableRuntimes(scope), inArray(runtimes.id, ids)));
  const ordered = ids.flatMap((wanted) => found.find((runtime) => runtime.id === wanted) ?? []);
  return Promise.all(
    ordered.map(async (runtime) => {
      const { credentials, ...settings } = await readCandidates(db, scope, runtime, runtime.provider);
      return { runtime, ...settings, credentials: [...credentials] };
    }),
  );
}
