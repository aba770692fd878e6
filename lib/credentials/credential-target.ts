import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { noAccess, notFound } from "@/lib/core/errors";
import {
  anywhere,
  type FoundTarget,
  hasOrganizationAccess,
  organizationTarget,
  type Target,
} from "@/lib/core/permissions";
import { findNamedOrganization, findNamedWorkspace } from "@/lib/organizations/tree-targets";
import { type Credential, credentialColumns } from "./credential-view";

/** Where a request wants credentials: its organization, and one of its workspaces, if it names them. */
export type NamedPlace = { organizationId?: string | null; workspaceId?: string | null };

/** The credential of an id, in the caller's organization. */
export async function findCredentialTarget(ctx: Context, id: string): Promise<FoundTarget<Credential>> {
  const row = z.guid().safeParse(id).success ? await findCredential(ctx, id) : undefined;
  if (!row) throw notFound();
  return { row, target: toCredentialTarget(row) };
}

/** Where a credential belongs. */
export const toCredentialTarget = ({ workspaceId }: Pick<Credential, "workspaceId">): Target =>
  workspaceId === null ? organizationTarget : { level: "workspace", workspaceId };

/** The credential of an id as it is now, undefined where there is none. */
export async function findCredential(ctx: Context, id: string): Promise<Credential | undefined> {
  const [row] = await ctx.db
    .select(credentialColumns)
    .from(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, id)));
  return row;
}

/** Narrows a list to the credentials that the actor may see: nobody but its holders sees an organization's. */
export function visibleCredentials({ actor }: Pick<Context, "actor">): SQL | undefined {
  if (hasOrganizationAccess({ actor })) return undefined;
  if (actor.kind !== "user") return sql`false`;
  return inArray(credentials.workspaceId, [...actor.workspaces.keys()]);
}

/** Where a new credential is to belong: the named workspace, else the organization. 403 `access` if closed. */
export async function findOwnerTarget(
  ctx: Context,
  named: NamedPlace,
): Promise<FoundTarget<{ id: string } | null>> {
  if (named.organizationId) await findNamedOrganization(ctx, named.organizationId);
  if (named.workspaceId) return findNamedWorkspace(ctx, named.workspaceId);
  return { row: null, target: organizationTarget, hidden: noAccess() };
}

/** Where credentials are to be listed: the named workspace, else wherever the actor sees some. */
export async function findListTarget(
  ctx: Context,
  named: NamedPlace,
): Promise<FoundTarget<{ id: string } | null>> {
  const owner = await findOwnerTarget(ctx, named);
  return owner.row ? owner : { row: null, target: anywhere };
}
