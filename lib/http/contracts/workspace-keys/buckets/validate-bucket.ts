import { z } from "zod";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { adapter } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { validateStorageUnit } from "@/lib/storage/operations/validate-storage-unit";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { type StorageUnit, storageUnitView } from "@/lib/storage/storage-unit-view";

const MESSAGES: Record<StorageUnit["status"], string> = {
  valid: "The bucket can be listed with its key",
  rejected: "The provider rejects the key",
  not_found: "There is no such bucket",
  wrong_region: "The bucket is in another region",
  unreachable: "The provider is not reachable",
  unvalidated: "The bucket was changed meanwhile. Validate it again",
};

/** The settings that clients send along. The stored ones are validated, so they have to be equal. */
const sent = z.object({
  bucket: z.string().max(1_000).nullish(),
  endpoint: z.string().max(2_048).nullish(),
  apiKeyUuid: z.string().max(100).nullish(),
});

/** Lists the stored bucket with its key, and says whether that works. */
export const validateBucket = adapter({
  name: "workspaceKeys.validateBucket",
  title: "Validate a bucket",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("storageUnitId") },
  target: (ctx, { id }) => requireWorkspace(findStorageUnitTarget(ctx, id)),
  input: z.strictObject({ id: z.string(), ...sent.shape }),
  output: z.object({
    success: z.boolean(),
    message: z.string(),
    status: storageUnitView.shape.status,
  }),
  run: async (ctx, { id, ...given }, unit) => {
    checkStored(given, unit);
    try {
      const { status, suggestedRegion, evidence } = await validateStorageUnit.execute(ctx, { id });
      const message = [MESSAGES[status], suggestedRegion, evidence]
        .filter((part) => part !== null)
        .join(": ");
      return { success: status === "valid", message, status };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "PROVIDER_AUTH") throw error;
      return { success: false, message: error.message, status: unit.status };
    }
  },
});

/**
 * Checks that the sent settings are the stored ones.
 * @throws INVALID_REQUEST at the first that is not.
 */
function checkStored(given: z.output<typeof sent>, unit: StorageUnit) {
  // Without an endpoint of its own, a bucket has that of its key.
  const endpoint = unit.endpoint ?? given.endpoint;
  const stored = { bucket: unit.bucket, endpoint, apiKeyUuid: unit.credentialId };
  for (const name of ["bucket", "endpoint", "apiKeyUuid"] as const) {
    const value = given[name];
    if (value && value !== stored[name]) throw invalidField(name, "Save this change before you validate it");
  }
}
