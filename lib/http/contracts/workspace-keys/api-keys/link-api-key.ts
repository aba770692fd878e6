import { z } from "zod";
import { AppError, invalidField, noAccess } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { findCredential } from "@/lib/credentials/credential-target";
import type { Credential } from "@/lib/credentials/credential-view";
import { optionalKeyAndSecret } from "./api-key-input";
import { insertApiKey } from "./create-api-key";

/** The fields that link a credential: the id of one, or the key and secret of a new one. */
export const linkFields = {
  apiKeyUuid: z.string().max(100).nullish(),
  endpoint: z.string().trim().max(2_048).nullish(),
  ...optionalKeyAndSecret,
};

type Given = {
  apiKeyUuid?: string | null | undefined;
  endpoint?: string | null | undefined;
  region?: string | null | undefined;
  key?: string | undefined;
  secret?: string | undefined;
};

/**
 * Returns the credential that `apiKeyUuid` names, undefined without one.
 * @throws INVALID_REQUEST when a key or secret is given too.
 * @throws FORBIDDEN when it belongs to a workspace that the caller has no access to.
 * @throws NOT_FOUND when there is none.
 */
export async function findNamedApiKey(
  ctx: Context,
  { apiKeyUuid: id, key, secret }: Given,
): Promise<Credential | undefined> {
  if (!id) return undefined;
  if (key !== undefined || secret !== undefined) {
    throw invalidField("apiKeyUuid", "Use either apiKeyUuid or key and secret");
  }
  const credential = isId(id) ? await findCredential(ctx, id) : undefined;
  if (!credential) throw new AppError("NOT_FOUND", { param: "apiKeyUuid" });
  const { workspaceId } = credential;
  const mayLink =
    workspaceId === null ||
    hasOrganizationAccess(ctx) ||
    permits(ctx.actor, "credentials:write", { level: "workspace", workspaceId });
  if (!mayLink) throw noAccess();
  return credential;
}

/**
 * Creates the credential of an inline key and secret, in the transaction of the command. Returns its id,
 * undefined without a secret.
 * @throws INVALID_REQUEST when there is a key without a secret.
 */
export async function insertInlineApiKey(
  ctx: Context,
  given: Given,
  { provider, workspaceId, name }: { provider: string; workspaceId: string; name: string },
): Promise<string | undefined> {
  const { key, secret, endpoint, region } = given;
  if (key === undefined && secret === undefined) return undefined;
  if (secret === undefined) throw invalidField("secret", "Enter the secret of the key");
  const optional = { ...(endpoint && { endpoint }), ...(region && { region }) };
  return insertApiKey(ctx, provider, { key: key ?? name, secret, ...optional, workspaceId });
}
