import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { AppError } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import type { Credential } from "@/lib/credentials/credential-view";
import { loadLinks } from "@/lib/credentials/operations/get-credential-use";
import { lockSealed, recordCredential } from "@/lib/credentials/write-credential";

/** Deletes a credential that no runtime or storage unit links. Else it is refused with IN_USE and their list. */
export const deleteCredential = command({
  name: "credentials.delete",
  title: "Delete a provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: z.object({ id: z.string(), message: z.string() }),

  run: async (ctx, _input, credential) => {
    await removeCredential(ctx, credential);
    return { id: credential.id, message: `The credential ${credential.name} is deleted` };
  },
});

/**
 * Deletes a credential. Its row is locked first, so that parallel links are either found or fail.
 * @throws IN_USE, with the links, when a runtime or storage unit links it.
 */
export async function removeCredential(ctx: Context, credential: Credential) {
  await lockSealed(ctx, credential.id);
  const links = (await loadLinks(ctx, credential.id)).map(({ type, id, name }) => ({ type, id, name }));
  if (links.length > 0) throw inUse(links);
  await ctx.db
    .delete(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, credential.id)));
  recordCredential(ctx, credential, "deleted");
}

function inUse(links: { type: string; name: string }[]) {
  const names = links.map(({ type, name }) => `${type.replace("_", " ")} ${name}`);
  return new AppError("IN_USE", { message: `Still used by ${names.join(", ")}`, extra: { links } });
}
