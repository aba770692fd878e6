import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invitations, invitationWorkspaces, members, users } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { nameConflict } from "@/lib/core/errors/errors";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import type { WorkspaceGrant } from "@/lib/members/access-input";
import { requireGrantable } from "@/lib/members/require-grantable";
import { resolveGrants } from "@/lib/members/workspace-access";
import { requireOwner } from "@/lib/members/write-member";
import { createInvitationInput } from "./invitation-input";
import { createInvitationToken, hashInvitationToken } from "./invitation-token";
import {
  completeInvitations,
  findInvitationTarget,
  type Invitation,
  invitationColumns,
  invitationView,
  toInvitationFacts,
} from "./invitation-view";
import { mailInvitation } from "./mail-invitation";
import { revokeInvitations } from "./write-invitation";

const DAY_MS = 24 * 60 * 60 * 1000;

/** An invitation with the token of its link. No other response contains the token. It is null for a replay. */
const createdInvitation = invitationView.extend({
  token: z.string().nullable(),
  mailed: z.boolean().meta({ description: "Whether the link is sent by e-mail too" }),
  replayed: z.literal(true).optional(),
});

/**
 * Creates an invitation. Its link is `/invite/` and the token, and is sent by e-mail too where that is set up. An earlier invitation of the same email is revoked.
 * Only owners replace a pending invitation of an owner.
 */
export const createInvitation = command({
  name: "invitations.create",
  title: "Invite a person",
  permission: "members:write",
  allowed: {
    "organization admin": ({ workspaceId }) => [
      {
        email: "sample@example.com",
        role: "member" as const,
        workspaces: [{ workspaceId, access: "write" as const }],
      },
    ],
    "owner or admin": () => [{ email: "sample@example.com", role: "admin" as const }],
    owner: () => [{ email: "sample@example.com", role: "owner" as const }],
  },
  target: () => ({ row: null, target: organizationTarget }),
  input: createInvitationInput,
  output: createdInvitation,

  replay: {
    recordOf: ({ id }) => id,
    answer: async (ctx, id) => {
      const { row } = await findInvitationTarget(ctx, { id });
      return { ...row, token: null, mailed: false, replayed: true } as const;
    },
  },
  run: async (ctx, wanted) => {
    requireGrantable(ctx, wanted.role, wanted.workspaces);
    const workspaces = await resolveGrants(ctx, wanted.role, wanted.workspaces);
    await refuseMember(ctx, wanted.email);
    const replaced = await revokeInvitations(ctx, eq(invitations.email, wanted.email));
    if (replaced.some(({ role, state }) => role === "owner" && state === "pending")) requireOwner(ctx);
    const token = createInvitationToken();
    const invitation = await insertInvitation(ctx, wanted, workspaces, token);
    return { ...invitation, token, mailed: await mailInvitation(ctx, invitation, token) };
  },
});

async function refuseMember(ctx: Context, email: string) {
  const [member] = await ctx.db
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.organizationId), eq(users.email, email)));
  if (member) throw nameConflict("email", "This person is a member already");
}

async function insertInvitation(
  ctx: Context,
  { email, role, expiresInDays }: z.output<typeof createInvitationInput>,
  workspaces: readonly WorkspaceGrant[],
  token: string,
): Promise<Invitation> {
  const { organizationId } = ctx;
  const rows = await mapConstraintErrors(
    ctx.db
      .insert(invitations)
      .values({
        ...{ organizationId, email, role },
        tokenHash: hashInvitationToken(token),
        expiresAt: new Date(ctx.now.getTime() + expiresInDays * DAY_MS),
        createdBy: formatActor(ctx.actor),
        createdAt: ctx.now,
      })
      .returning(invitationColumns),
    { invitations_open: () => nameConflict("email", "This person was invited at the same moment") },
  );
  const links = rows.flatMap(({ id: invitationId }) =>
    workspaces.map(({ workspaceId, access }) => ({ organizationId, invitationId, workspaceId, access })),
  );
  if (links.length > 0) await ctx.db.insert(invitationWorkspaces).values(links);
  const [invitation] = await completeInvitations(ctx, rows);
  if (!invitation) throw new Error("The invitation was not written");
  const after = toInvitationFacts(invitation);
  recordChange(ctx, { subject: `invitation:${invitation.id}`, name: email, before: null, after });
  return invitation;
}
