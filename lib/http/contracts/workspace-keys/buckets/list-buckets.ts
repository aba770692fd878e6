import { listAll } from "@/lib/core/list-all";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { workspaceList } from "@/lib/http/contracts/workspace-keys/workspace-list";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { bucketList, toBucketViews } from "./bucket-view";

const listUnits = (ctx: Context, workspace: { id: string } | null) =>
  listAll(ctx, listStorageUnits, { workspaceId: workspace?.id });

export const listBuckets = query({
  ...workspaceList,
  name: "workspaceKeys.listBuckets",
  title: "List buckets",
  output: bucketList,
  run: async (ctx, _input, workspace) => {
    const units = await listUnits(ctx, workspace);
    return { success: true, buckets: await toBucketViews(ctx, units) } as const;
  },
});

/** Lists the buckets whose last validation did not fail. */
export const listAvailableBuckets = query({
  ...workspaceList,
  name: "workspaceKeys.listAvailableBuckets",
  title: "List available buckets",
  output: bucketList,
  run: async (ctx, _input, workspace) => {
    const units = await listUnits(ctx, workspace);
    const available = units.filter(({ status }) => status === "valid" || status === "unvalidated");
    return { success: true, buckets: await toBucketViews(ctx, available) } as const;
  },
});
