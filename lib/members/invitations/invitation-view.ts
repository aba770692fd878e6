import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invitations } from "@/db/schema/index";
import { actorNames } from "@/lib/core/changes/actor-names";
import { notFound } from "@/lib/core/errors/errors";
import { time } from "@/lib/core/input/codecs";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { type FoundTarget, organizationTarget } from "@/lib/core/operations/permissions";
import { role, workspaceGrant } from "@/lib/members/access-input";
import { listInvitationGrants, pickGrants } from "@/lib/members/workspace-access";

export const INVITATION_STATES = ["pending", "accepted", "revoked", "expired"] as const;

export const invitationView = z.object({
  id: z.string(),
  version: z.int(),
  email: z.string(),
  role,
  workspaces: z.array(workspaceGrant),
  state: z.enum(INVITATION_STATES),
  expiresAt: time,
  acceptedAt: time.nullable(),
  revokedAt: time.nullable(),
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});

export type Invitation = z.output<typeof invitationView>;

/** The columns of invitations that are shown: all but the hash of the token. */
export const invitationColumns = {
  id: invitations.id,
  version: invitations.version,
  organizationId: invitations.organizationId,
  email: invitations.email,
  role: invitations.role,
  expiresAt: invitations.expiresAt,
  acceptedAt: invitations.acceptedAt,
  revokedAt: invitations.revokedAt,
  createdBy: invitations.createdBy,
  createdAt: invitations.createdAt,
  updatedAt: invitations.updatedAt,
};

type Row = Omit<Invitation, "workspaces" | "state" | "createdByName"> & { organizationId: string };

/** Selects invitations of the organization. The caller adds a condition on it. */
export const selectInvitations = (ctx: Pick<Context, "db">) =>
  ctx.db.select(invitationColumns).from(invitations).$dynamic();

/** Adds the state, the workspaces and the name of the inviter to rows of invitations. */
export async function completeInvitations(ctx: Context, rows: readonly Row[]): Promise<Invitation[]> {
  if (rows.length === 0) return [];
  const grants = await listInvitationGrants(
    ctx,
    rows.map(({ id }) => id),
  );
  const names = await actorNames(
    ctx,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map((row) => ({
    ...row,
    workspaces: pickGrants(grants, row.id, row.role),
    state: toState(row, ctx.now),
    createdByName: names.get(row.createdBy) ?? null,
  }));
}

/** Returns the state of an invitation at a time. */
export function toState(
  { acceptedAt, revokedAt, expiresAt }: Pick<Row, "acceptedAt" | "revokedAt" | "expiresAt">,
  now: Date,
): Invitation["state"] {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "pending";
}

/**
 * Finds an invitation of the organization by id, and locks its row in a command.
 * @throws NOT_FOUND when there is none.
 */
export async function findInvitationTarget(
  ctx: Context,
  { id }: { id: string },
): Promise<FoundTarget<Invitation>> {
  if (!isId(id)) throw notFound();
  const own = and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.id, id));
  const select = selectInvitations(ctx).where(own);
  const [row] = await completeInvitations(ctx, await (ctx.transaction ? select.for("update") : select));
  if (!row) throw notFound();
  return { row, target: organizationTarget };
}

/** Maps an invitation to the fields in its audit rows. */
export const toInvitationFacts = (invitation: Invitation) => ({
  email: invitation.email,
  role: invitation.role,
  workspaces: invitation.workspaces.map(({ name, access }) => `${name}: ${access}`),
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
  revokedAt: invitation.revokedAt,
});
