import { listAll } from "@/lib/core/list-all";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { toApiKeyView } from "./api-key-view";

/** Loads the credentials that the caller may read, by id. */
export async function loadApiKeys(ctx: Context) {
  const isReadable = permits(ctx.actor, "credentials:read", anywhere);
  const credentials = isReadable ? await listAll(ctx, listCredentials) : [];
  return new Map(credentials.map((credential) => [credential.id, toApiKeyView(credential)]));
}
