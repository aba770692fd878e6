import { and, eq } from "drizzle-orm";
import { storageUnits } from "@/db/schema/index";
import { invalidField, nameConflict, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { toCredentialView } from "@/lib/credentials/credential-view";
import { getLinkableCredential, noSuchCredential } from "@/lib/credentials/get-linkable-credential";
import { checkEndpoint } from "./create-signer";
import { STORAGE_NAMES, STORAGE_PROVIDERS } from "./storage-providers";
import type { Settings } from "./storage-unit-input";
import { type StorageUnit, storageUnitColumns } from "./storage-unit-view";

export const storageUnitEntity = {
  table: storageUnits,
  subject: "storage_unit",
  visible: ({ name, workspaceId, bucket, type, endpoint, region, credentialId }: StorageUnit) => ({
    name,
    workspaceId,
    bucket,
    type,
    endpoint,
    region,
    credentialId,
  }),
};

/** The database constraints that writing a storage unit may violate. */
export const storageUnitConstraints = {
  storage_units_name: () => nameConflict("name"),
  storage_units_workspace: notFound,
  storage_units_credential: noSuchCredential,
};

/**
 * Checks that the linked credential may be linked by the actor, opens this type of storage, and is for the unit's
 * endpoint.
 * @throws INVALID_REQUEST at the invalid field.
 * @throws NOT_FOUND when the actor may not link the credential.
 */
export async function checkLink(ctx: Context, wanted: Settings & { workspaceId: string }) {
  if (wanted.credentialId === null) return;
  const credential = await getLinkableCredential(ctx, wanted.credentialId, wanted.workspaceId);
  const isStore = STORAGE_PROVIDERS[wanted.type].includes(credential.provider);
  if (!isStore || !toCredentialView(credential).capabilities.includes("storage")) {
    throw invalidField("credentialId", `This credential cannot open ${STORAGE_NAMES[wanted.type]}`);
  }
  checkEndpoint(wanted, credential.publicFields);
}

/**
 * Returns a storage unit and locks its row until the transaction ends.
 * @throws NOT_FOUND when it does not exist.
 */
export async function lockStorageUnit(ctx: Context, id: string): Promise<StorageUnit> {
  const [unit] = await ctx.db
    .select(storageUnitColumns)
    .from(storageUnits)
    .where(and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.id, id)))
    .for("update");
  if (!unit) throw notFound();
  return unit;
}
