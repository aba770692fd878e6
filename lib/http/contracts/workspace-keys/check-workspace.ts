import { invalidField } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { findNamedWorkspace } from "@/lib/organizations/tree-targets";

/**
 * Checks that a change names no other workspace than that of the record.
 * @throws FORBIDDEN when there is no such workspace.
 * @throws INVALID_REQUEST when it is another one.
 */
export async function checkWorkspace(
  ctx: Context,
  named: string | null | undefined,
  workspaceId: string | null,
) {
  if (!named) return;
  const { row } = await findNamedWorkspace(ctx, named);
  if (row.id !== workspaceId) throw invalidField("workspaceId", "The workspace cannot be changed");
}
