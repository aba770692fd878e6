import { z } from "zod";
import type { Allowed } from "@/lib/core/allowed";
import type { Context } from "@/lib/core/context";
import { listAll } from "@/lib/core/list-all";
import { query } from "@/lib/core/operation";
import { findListedWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { bucketList, toBucketViews } from "./bucket-view";

const input = z.object({ workspaceId: z.string().max(100).optional() });

const readable = {
  permission: "runtimes:read",
  allowed: {
    "project read": () => [{}],
    "workspace read": ({ workspaceId }) => [{ workspaceId }],
  } satisfies Allowed<z.input<typeof input>>,
  filtered: true,
  target: findListedWorkspace,
  input,
  output: bucketList,
} as const;

const listUnits = (ctx: Context, workspace: { id: string } | null) =>
  listAll(ctx, listStorageUnits, { workspaceId: workspace?.id });

export const listBuckets = query({
  ...readable,
  name: "workspaceKeys.listBuckets",
  title: "List buckets",
  run: async (ctx, _input, workspace) => {
    const units = await listUnits(ctx, workspace);
    return { success: true, buckets: await toBucketViews(ctx, units) } as const;
  },
});

/** Lists the buckets whose last validation did not fail. */
export const listAvailableBuckets = query({
  ...readable,
  name: "workspaceKeys.listAvailableBuckets",
  title: "List available buckets",
  run: async (ctx, _input, workspace) => {
    const units = await listUnits(ctx, workspace);
    const available = units.filter(({ status }) => status === "valid" || status === "unvalidated");
    return { success: true, buckets: await toBucketViews(ctx, available) } as const;
  },
});
