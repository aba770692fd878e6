import { AppError, invalidField } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { findCredential } from "./credential-target";
import type { Credential } from "./credential-view";

/** Returns the error for a credential that does not exist or that the actor may not link. */
export const noSuchCredential = () => new AppError("NOT_FOUND", { param: "credentialId" });

/**
 * Returns a credential that a resource of a workspace (of the organization for null) may link: one of the
 * same owner, or of the organization.
 * @throws NOT_FOUND when the actor may not link it.
 * @throws INVALID_REQUEST when it belongs to another workspace.
 */
export async function getLinkableCredential(
  ctx: Context,
  credentialId: string,
  workspaceId: string | null,
): Promise<Credential> {
  const credential = isId(credentialId) ? await findCredential(ctx, credentialId) : undefined;
  if (!credential || !mayLinkCredential(ctx, credential.workspaceId)) throw noSuchCredential();
  if (credential.workspaceId !== null && credential.workspaceId !== workspaceId) {
    throw invalidField("credentialId", "This credential belongs to another workspace");
  }
  return credential;
}

/** Returns whether the actor may link credentials of a workspace, or of the organization for null. */
function mayLinkCredential(ctx: Context, workspaceId: string | null): boolean {
  if (hasOrganizationAccess(ctx)) return true;
  if (workspaceId === null) return false;
  return permits(ctx.actor, "credentials:write", { level: "workspace", workspaceId });
}
