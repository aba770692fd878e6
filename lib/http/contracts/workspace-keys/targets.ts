import { noAccess, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, type FoundTarget, type Target } from "@/lib/core/operations/permissions";
import { findNamedWorkspace } from "@/lib/organizations/tree-targets";

type OfWorkspace = { level: "workspace"; workspaceId: string };

/**
 * Returns the target of a record, as the contract knows only records of workspaces. Callers without access to
 * the workspace get FORBIDDEN.
 * @throws NOT_FOUND when the record belongs to the organization.
 */
export async function requireWorkspace<Row>(
  finding: Promise<FoundTarget<Row>>,
): Promise<FoundTarget<Row> & { target: OfWorkspace }> {
  const found = await finding;
  if (!isOfWorkspace(found.target)) throw notFound();
  return { ...found, target: found.target, hidden: noAccess() };
}

const isOfWorkspace = (target: Target): target is OfWorkspace => target.level === "workspace";

/**
 * Finds the workspace whose records are listed. Without one, the list contains those of all workspaces that
 * the caller has access to.
 * @throws FORBIDDEN when there is no such workspace, or the caller has no access to it.
 */
export const findListedWorkspace = async (
  ctx: Context,
  { workspaceId }: { workspaceId?: string | undefined },
): Promise<FoundTarget<{ id: string } | null>> =>
  workspaceId === undefined ? { row: null, target: anywhere } : findNamedWorkspace(ctx, workspaceId);
