import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { credentials } from "@/db/schema/index";
import { noAccess, notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import {
  anywhere,
  type FoundTarget,
  hasOrganizationAccess,
  organizationTarget,
  type Target,
} from "@/lib/core/operations/permissions";
import { findNamedOrganization, findNamedWorkspace } from "@/lib/organizations/tree-targets";
import { type Credential, credentialColumns } from "./credential-view";

/** The organization or workspace that a request names as the owner of credentials. */
export type NamedOwner = { organizationId?: string | null; workspaceId?: string | null };

/**
 * Finds a credential of the organization by its id.
 * @throws NOT_FOUND when there is none.
 */
export async function findCredentialTarget(ctx: Context, id: string): Promise<FoundTarget<Credential>> {
  const row = isId(id) ? await findCredential(ctx, id) : undefined;
  if (!row) throw notFound();
  return { row, target: toCredentialTarget(row) };
}

/** Maps a credential to its target: its workspace, or the organization. */
export const toCredentialTarget = ({ workspaceId }: Pick<Credential, "workspaceId">): Target =>
  workspaceId === null ? organizationTarget : { level: "workspace", workspaceId };

/** Returns a credential of the organization by its id, undefined when there is none. */
export async function findCredential(ctx: Context, id: string): Promise<Credential | undefined> {
  const [row] = await ctx.db
    .select(credentialColumns)
    .from(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, id)));
  return row;
}

/**
 * Returns the condition for the credentials that the actor may read. Only admins read those of the
 * organization.
 */
export function visibleCredentials({ actor }: Pick<Context, "actor">): SQL | undefined {
  if (hasOrganizationAccess({ actor })) return undefined;
  if (actor.kind !== "user") return sql`false`;
  return inArray(credentials.workspaceId, [...actor.workspaces.keys()]);
}

/**
 * Finds the owner of a new credential: the named workspace, else the organization.
 * @throws FORBIDDEN (`access`) when the caller has no access to it.
 */
export async function findOwnerTarget(
  ctx: Context,
  named: NamedOwner,
): Promise<FoundTarget<{ id: string } | null>> {
  if (named.organizationId) await findNamedOrganization(ctx, named.organizationId);
  if (named.workspaceId) return findNamedWorkspace(ctx, named.workspaceId);
  return { row: null, target: organizationTarget, hidden: noAccess() };
}

/**
 * Finds the workspace whose credentials are listed. Without one, the list contains every credential that the
 * actor may read.
 */
export async function findListTarget(
  ctx: Context,
  named: NamedOwner,
): Promise<FoundTarget<{ id: string } | null>> {
  const owner = await findOwnerTarget(ctx, named);
  return owner.row ? owner : { row: null, target: anywhere };
}
