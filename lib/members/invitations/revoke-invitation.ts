import { z } from "zod";
import { AppError } from "@/lib/core/errors/errors";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { requireOwner } from "@/lib/members/write-member";
import { deletedView } from "@/lib/organizations/tree-views";
import { findInvitationTarget } from "./invitation-view";
import { updateInvitationRow } from "./write-invitation";

/** Revokes an invitation, so that its link no longer works. */
export const revokeInvitation = command({
  name: "invitations.revoke",
  title: "Revoke an invitation",
  permission: "members:write",
  allowed: { "organization admin": sampleId("invitationId") },
  target: findInvitationTarget,
  input: z.strictObject({ id: z.string(), version }),
  output: deletedView,

  run: async (ctx, { version }, invitation) => {
    if (invitation.role === "owner") requireOwner(ctx);
    if (invitation.acceptedAt) {
      throw new AppError("CONFLICT", {
        message: "This invitation was accepted. Remove the member instead",
        reason: "accepted",
        headers: { "x-should-retry": "false" },
      });
    }
    await updateInvitationRow(ctx, invitation, version, { revokedAt: invitation.revokedAt ?? ctx.now });
    return { id: invitation.id, deleted: true } as const;
  },
});
