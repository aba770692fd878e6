import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { storageUnits } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { effect } from "@/lib/core/operations/operation";
import { findCredential } from "@/lib/credentials/credential-target";
import { getLinkedCredential, loadSigner } from "@/lib/storage/load-signer";
import { probeBucket } from "@/lib/storage/probe-bucket";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { storageUnitView } from "@/lib/storage/storage-unit-view";

const SECONDS = 60;

/**
 * Lists the bucket with the linked credential and keeps the result. When the unit or the credential was
 * changed meanwhile, it keeps none. `suggestedRegion` is the bucket's region, when the provider named another one.
 * `evidence` is why the provider refused.
 */
export const validateStorageUnit = effect({
  name: "storageUnits.validate",
  title: "Validate a storage unit",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("storageUnitId") },
  target: (ctx, { id }) => findStorageUnitTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: storageUnitView.extend({
    suggestedRegion: z.string().nullable(),
    /** The provider's words when it refused, or what is wrong with the clock of the signature. */
    evidence: z.string().nullable(),
  }),

  claim: async (ctx, _input, unit) => {
    const credential = await getLinkedCredential(ctx, unit);
    const signer = await loadSigner(ctx, unit, credential);
    const request = await signer.signList({ now: ctx.now, expiresIn: SECONDS });
    return { request, signedAt: ctx.now, versions: [unit.version, credential.version] };
  },
  call: (ctx, { request, signedAt }) => probeBucket(ctx, request, signedAt),
  record: async (ctx, { status, ...details }, { versions }, unit) => {
    const credential = unit.credentialId === null ? undefined : await findCredential(ctx, unit.credentialId);
    const isCurrent = unit.version === versions[0] && credential?.version === versions[1];
    if (!isCurrent) return { ...unit, suggestedRegion: null, evidence: null };
    const result = { status, lastValidatedAt: ctx.now };
    await ctx.db
      .update(storageUnits)
      .set(result)
      .where(and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.id, unit.id)));
    const before = { status: unit.status, lastValidatedAt: unit.lastValidatedAt };
    recordChange(ctx, { subject: `storage_unit:${unit.id}`, name: unit.name, before, after: result });
    return { ...unit, ...result, ...details };
  },
});
