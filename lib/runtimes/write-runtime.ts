import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { organizations, runtimes } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { AppError, invalidField, nameConflict, notFound } from "@/lib/core/errors";
import { hasOrganizationAccess, permits } from "@/lib/core/permissions";
import { updateRow } from "@/lib/core/update-row";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { findCredential } from "@/lib/credentials/credential-target";
import type { Settings } from "./runtime-input";
import { type Runtime, runtimeColumns } from "./runtime-view";
import type { RuntimeKind } from "./select-runtime";

export const entity = {
  table: runtimes,
  subject: "runtime",
  visible: ({ id: _id, version: _version, createdAt: _made, updatedAt: _changed, ...facts }: Runtime) =>
    facts,
};

const noSuchCredential = () => new AppError("NOT_FOUND", { param: "credentialId" });

/** What the database refuses of a runtime, as callers read it. */
export const refusals = {
  runtimes_name: () => nameConflict("name"),
  runtimes_credential: noSuchCredential,
};

/** Refuses settings that contradict each other, at the field. `link`: whether the credential is to be linked now. */
export async function checkSettings(
  ctx: Context,
  wanted: Settings & { workspaceId: string | null },
  link: boolean,
) {
  if (!findProvider(wanted.provider)?.capabilities.includes("model")) {
    throw invalidField("provider", "This provider has no models");
  }
  if (wanted.baseUrl !== null && wanted.credentialId !== null) {
    throw invalidField("baseUrl", "A runtime with a base URL of its own takes no credential");
  }
  if (wanted.isDefault && wanted.workspaceId !== null) {
    throw invalidField("isDefault", "Only a runtime of the organization can be the default");
  }
  if (link && wanted.credentialId !== null) await checkLink(ctx, wanted, wanted.credentialId);
}

/** A runtime links only a credential of its workspace or organization, of its provider, that the actor reaches. */
async function checkLink(
  ctx: Context,
  { workspaceId, provider }: { workspaceId: string | null; provider: string },
  credentialId: string,
) {
  const credential = z.guid().safeParse(credentialId).success
    ? await findCredential(ctx, credentialId)
    : undefined;
  if (!credential || !reachesCredential(ctx, credential.workspaceId)) throw noSuchCredential();
  if (credential.workspaceId !== null && credential.workspaceId !== workspaceId) {
    throw invalidField("credentialId", "This credential belongs to another workspace");
  }
  if (credential.provider !== provider) {
    throw invalidField("credentialId", `This credential is one of ${credential.provider}`);
  }
}

/** Whether the actor may put a credential of this workspace, or of the organization, to use. */
function reachesCredential(ctx: Context, workspaceId: string | null): boolean {
  if (hasOrganizationAccess(ctx)) return true;
  if (workspaceId === null) return false;
  return permits(ctx.actor, "credentials:write", { level: "workspace", workspaceId });
}

/** Makes runtimes of one organization wait for each other where they share a number or a mark. */
export async function lockRuntimes(ctx: Context) {
  await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId))
    .for("no key update");
}

/** A runtime as it is now, its row locked until the command ends. Throws NOT_FOUND. */
export async function lockRuntime(ctx: Context, id: string): Promise<Runtime> {
  const [runtime] = await ctx.db
    .select(runtimeColumns)
    .from(runtimes)
    .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, id)))
    .for("update");
  if (!runtime) throw notFound();
  return runtime;
}

/** Takes the mark of the default from the runtime of this kind that has it. The runtimes are locked already. */
export async function takeMark(ctx: Context, kind: RuntimeKind) {
  const [marked] = await ctx.db
    .select(runtimeColumns)
    .from(runtimes)
    .where(
      and(
        eq(runtimes.organizationId, ctx.organizationId),
        eq(runtimes.kind, kind),
        eq(runtimes.isDefault, true),
      ),
    )
    .for("update");
  if (marked) await updateRow(ctx, entity, marked, undefined, { isDefault: false });
}

/** The next number of the organization's runtimes, which none before it had. They are locked already. */
export async function nextNumber(ctx: Context): Promise<number> {
  const [organization] = await ctx.db
    .update(organizations)
    .set({ lastRuntimeNumber: sql`${organizations.lastRuntimeNumber} + 1` })
    .where(eq(organizations.id, ctx.organizationId))
    .returning({ number: organizations.lastRuntimeNumber });
  if (!organization) throw notFound();
  return organization.number;
}
