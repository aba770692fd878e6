import { and, eq, isNull, type SQL } from "drizzle-orm";
import { invitations } from "@/db/schema/index";
import { updateRow } from "@/lib/core/changes/update-row";
import type { Context } from "@/lib/core/operations/context";
import {
  completeInvitations,
  type Invitation,
  selectInvitations,
  toInvitationFacts,
  toState,
} from "./invitation-view";

const entity = {
  table: invitations,
  subject: "invitation",
  visible: ({ name: _, ...invitation }: Invitation & { name: string }) => toInvitationFacts(invitation),
};

/**
 * Updates an invitation and records the change.
 * @throws CONFLICT (`version`) when `version` is set and not current.
 */
export async function updateInvitationRow(
  ctx: Context,
  invitation: Invitation,
  version: number | undefined,
  patch: Partial<Pick<Invitation, "acceptedAt" | "revokedAt">>,
): Promise<Invitation> {
  const row = { ...invitation, name: invitation.email };
  const { name: _, ...changed } = await updateRow(ctx, entity, row, version, patch);
  return { ...changed, state: toState(changed, ctx.now) };
}

/**
 * Revokes the invitations of the organization that match a condition and are not accepted or revoked. Returns them as
 * they were.
 */
export async function revokeInvitations(ctx: Context, matching: SQL): Promise<Invitation[]> {
  const rows = await selectInvitations(ctx)
    .where(
      and(
        eq(invitations.organizationId, ctx.organizationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        matching,
      ),
    )
    .for("update");
  const open = await completeInvitations(ctx, rows);
  for (const invitation of open) {
    await updateInvitationRow(ctx, invitation, undefined, { revokedAt: ctx.now });
  }
  return open;
}
