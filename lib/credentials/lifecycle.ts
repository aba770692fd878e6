import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials, runtimes, storageUnits } from "@/db/schema";
import { version } from "@/lib/core/codecs";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/operation";
import { changeCredential, lockSealed, noteWhole } from "./entity";
import { credentialOf } from "./places";
import { type Credential, credentialView, viewOf } from "./views";

const switching = z.strictObject({ id: z.string(), version });
const LISTED = 20;

export const activateCredential = command({
  permission: "credentials:write",
  place: (ctx, { id }) => credentialOf(ctx, id),
  input: switching,
  output: credentialView,
  audit: "credential.activate",
  run: async (ctx, { version }, credential) => {
    const patch = credential.active ? {} : { active: true, activatedAt: ctx.now };
    return viewOf(await changeCredential(ctx, credential, version, patch));
  },
});

export const deactivateCredential = command({
  permission: "credentials:write",
  place: (ctx, { id }) => credentialOf(ctx, id),
  input: switching,
  output: credentialView,
  audit: "credential.deactivate",
  run: async (ctx, { version }, credential) =>
    viewOf(await changeCredential(ctx, credential, version, { active: false })),
});

/** Refused (IN_USE, with the list) while a runtime or storage unit links the credential. */
export const deleteCredential = command({
  permission: "credentials:write",
  place: (ctx, { id }) => credentialOf(ctx, id),
  input: z.object({ id: z.string() }),
  output: z.object({ id: z.string(), message: z.string() }),
  audit: "credential.delete",
  run: async (ctx, _input, credential) => {
    await removeCredential(ctx, credential);
    return { id: credential.id, message: `The credential ${credential.name} is deleted` };
  },
});

/** Deletes a credential that nothing links. Its row is locked first: a link that is being made is seen, or fails. */
export async function removeCredential(ctx: Context, credential: Credential) {
  await lockSealed(ctx, credential.id);
  const links = await linksOf(ctx, credential.id);
  if (links.length > 0) throw inUse(links);
  await ctx.db
    .delete(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, credential.id)));
  noteWhole(ctx, credential, "deleted");
}

/** What links a credential: up to 20 runtimes and as many storage units. */
async function linksOf(ctx: Context, credentialId: string) {
  const [models, stores] = [
    await ctx.db
      .select({ id: runtimes.id, name: runtimes.name })
      .from(runtimes)
      .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.credentialId, credentialId)))
      .limit(LISTED),
    await ctx.db
      .select({ id: storageUnits.id, name: storageUnits.name })
      .from(storageUnits)
      .where(
        and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.credentialId, credentialId)),
      )
      .limit(LISTED),
  ];
  return [
    ...models.map((runtime) => ({ type: "runtime", ...runtime })),
    ...stores.map((unit) => ({ type: "storage_unit", ...unit })),
  ];
}

function inUse(links: { type: string; name: string }[]) {
  const names = links.map(({ type, name }) => `${type.replace("_", " ")} ${name}`);
  return new AppError("IN_USE", { message: `Still used by ${names.join(", ")}`, extra: { links } });
}
