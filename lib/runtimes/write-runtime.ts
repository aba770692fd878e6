import { and, eq, sql } from "drizzle-orm";
import { organizations, runtimes } from "@/db/schema/index";
import { updateRow } from "@/lib/core/changes/update-row";
import { invalidField, nameConflict, notFound } from "@/lib/core/errors/errors";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { getLinkableCredential, noSuchCredential } from "@/lib/credentials/get-linkable-credential";
import type { Settings } from "./runtime-input";
import { type Runtime, runtimeColumns } from "./runtime-view";
import type { RuntimeKind } from "./select-runtime";

const toDecimal = (price: bigint | null) => (price === null ? null : toDecimalUsd(price));

export const runtimeEntity = {
  table: runtimes,
  subject: "runtime",
  visible: ({ id: _id, version: _version, createdAt: _made, updatedAt: _changed, ...facts }: Runtime) => ({
    ...facts,
    priceInputPerMillion: toDecimal(facts.priceInputPerMillion),
    priceOutputPerMillion: toDecimal(facts.priceOutputPerMillion),
    pricePerMillionCharacters: toDecimal(facts.pricePerMillionCharacters),
    pricePerAudioMinute: toDecimal(facts.pricePerAudioMinute),
    pricePerImage: toDecimal(facts.pricePerImage),
  }),
};

/** The database constraints that writing a runtime may violate. */
export const runtimeConstraints = {
  runtimes_name: () => nameConflict("name"),
  runtimes_credential: noSuchCredential,
};

/**
 * Checks that settings fit together. `link` means that the change links the credential.
 * @throws INVALID_REQUEST at the invalid field.
 * @throws NOT_FOUND when the actor cannot link the credential.
 */
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

/** Checks that the credential has the runtime's provider and may be linked by the actor. */
async function checkLink(
  ctx: Context,
  { workspaceId, provider }: { workspaceId: string | null; provider: string },
  credentialId: string,
) {
  const credential = await getLinkableCredential(ctx, credentialId, workspaceId);
  if (credential.provider !== provider) {
    throw invalidField("credentialId", `This credential is one of ${credential.provider}`);
  }
}

/** Locks the numbers and default flags of the organization's runtimes until the transaction ends. */
export async function lockRuntimes(ctx: Context) {
  await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId))
    .for("no key update");
}

/**
 * Returns a runtime and locks its row until the transaction ends.
 * @throws NOT_FOUND when it does not exist.
 */
export async function lockRuntime(ctx: Context, id: string): Promise<Runtime> {
  const [runtime] = await ctx.db
    .select(runtimeColumns)
    .from(runtimes)
    .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, id)))
    .for("update");
  if (!runtime) throw notFound();
  return runtime;
}

/** Unsets the default runtime of a kind. The caller holds the lock of `lockRuntimes`. */
export async function unsetDefault(ctx: Context, kind: RuntimeKind) {
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
  if (marked) await updateRow(ctx, runtimeEntity, marked, undefined, { isDefault: false });
}

/**
 * Returns the next number for a runtime. Numbers are not reused. The caller holds the lock of `lockRuntimes`.
 */
export async function nextNumber(ctx: Context): Promise<number> {
  const [organization] = await ctx.db
    .update(organizations)
    .set({ lastRuntimeNumber: sql`${organizations.lastRuntimeNumber} + 1` })
    .where(eq(organizations.id, ctx.organizationId))
    .returning({ number: organizations.lastRuntimeNumber });
  if (!organization) throw notFound();
  return organization.number;
}
