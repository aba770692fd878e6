import type { z } from "zod";
import { staleVersion } from "@/lib/core/changes/update-row";
import { invalidField } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requirePermission } from "@/lib/core/operations/permissions";
import { deleteMemberInput } from "@/lib/members/access-input";
import { type Fate, type Fates, settleCredentials, settleKeys } from "@/lib/members/holdings";
import { findMemberToUpdate } from "@/lib/members/member-target";
import { completeMembers, type Member, ownMember, selectMembers } from "@/lib/members/member-view";
import { deleteMemberRow, requireOwner } from "@/lib/members/write-member";
import { deletedView } from "@/lib/organizations/tree-views";

type Input = z.output<typeof deleteMemberInput>;

/**
 * Removes a member. All of their sessions lose the organization at the next request. The keys that they created, the
 * keys that those keys created, and the credentials that they changed are left, handed over to another member, or
 * revoked (credentials: deactivated), all at once or by id. All but to leave them needs `keys:write` and
 * `credentials:write`. Invitations that they sent and nobody accepted are revoked.
 */
export const deleteMember = command({
  name: "members.delete",
  title: "Remove a member",
  permission: "members:write",
  allowed: { "organization admin": sampleId("memberId", {}, { holdings: "revoke" as const }) },
  target: findMemberToUpdate,
  input: deleteMemberInput,
  output: deletedView,

  run: async (ctx, wanted, member) => {
    if (member.role === "owner") requireOwner(ctx);
    if (wanted.version !== undefined && wanted.version !== member.version) throw staleVersion();
    const receiver = await findReceiver(ctx, wanted, member);
    if (wanted.holdings !== "leave" || wanted.handOver.length > 0 || wanted.revoke.length > 0) {
      requirePermission(ctx.actor, "keys:write");
      requirePermission(ctx.actor, "credentials:write");
      const fates = toFates(wanted);
      await settleKeys(ctx, member, fates, receiver);
      await settleCredentials(ctx, member, fates, receiver);
    }
    await deleteMemberRow(ctx, member);
    return { id: member.id, deleted: true } as const;
  },
});

function toFates({ holdings, leave, handOver, revoke }: Input): Fates {
  const byId = new Map<string, Fate>([
    ...leave.map((id) => [id.toLowerCase(), "leave"] as const),
    ...handOver.map((id) => [id.toLowerCase(), "hand_over"] as const),
    ...revoke.map((id) => [id.toLowerCase(), "revoke"] as const),
  ]);
  return { byId, others: holdings };
}

/**
 * Returns the member who gets what is handed over, null when nothing is.
 * @throws INVALID_REQUEST at `handTo` when none is named, or it is not another member.
 */
async function findReceiver(ctx: Context, wanted: Input, member: Member): Promise<Member | null> {
  const isHandedOver = wanted.holdings === "hand_over" || wanted.handOver.length > 0;
  if (!isHandedOver) return null;
  const { handTo } = wanted;
  if (!handTo) throw invalidField("handTo", "Choose a member");
  const rows = isId(handTo) ? await selectMembers(ctx).where(ownMember(ctx, handTo)) : [];
  const [receiver] = await completeMembers(ctx, rows);
  if (!receiver || receiver.id === member.id) throw invalidField("handTo", "Choose another member");
  return receiver;
}
