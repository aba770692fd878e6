import { and, eq, inArray, type SQL } from "drizzle-orm";
import { storageUnits } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, type FoundTarget } from "@/lib/core/operations/permissions";
import { findUsableWorkspaces } from "@/lib/organizations/find-usable-workspaces";
import { type StorageUnit, storageUnitColumns } from "./storage-unit-view";

/**
 * Finds a storage unit of the organization by its id. A key with a project in its workspace may read it.
 * @throws NOT_FOUND when there is none.
 */
export async function findStorageUnitTarget(ctx: Context, id: string): Promise<FoundTarget<StorageUnit>> {
  const row = isId(id) ? await findStorageUnit(ctx, id) : undefined;
  if (!row) throw notFound();
  const { workspaceId } = row;
  const usable = (await findUsableWorkspaces(ctx))?.includes(workspaceId);
  return { row, target: { level: "workspace", workspaceId }, readableFrom: usable ? [anywhere] : [] };
}

/**
 * Finds a storage unit like `findStorageUnitTarget`, for its objects: a key with a project in its workspace may
 * use it as its scopes say.
 */
export async function findUsableUnitTarget(ctx: Context, id: string): Promise<FoundTarget<StorageUnit>> {
  const found = await findStorageUnitTarget(ctx, id);
  return ctx.actor.kind === "key" && found.readableFrom?.length ? { ...found, target: anywhere } : found;
}

async function findStorageUnit(ctx: Context, id: string): Promise<StorageUnit | undefined> {
  const [row] = await ctx.db
    .select(storageUnitColumns)
    .from(storageUnits)
    .where(and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.id, id)));
  return row;
}

/** Returns the condition for the storage units that the actor may read, undefined for all. */
export async function visibleStorageUnits(ctx: Context): Promise<SQL | undefined> {
  const workspaceIds = await findUsableWorkspaces(ctx);
  return workspaceIds === null ? undefined : inArray(storageUnits.workspaceId, workspaceIds);
}
