import type { Context } from "@/lib/core/context";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { getOverview } from "@/lib/usage/overview";

const DAY_MS = 24 * 60 * 60 * 1_000;
const READ = 50;

/** How a project is used: its figures, whether it has a key and ever had a request, and whether that is a day ago. */
export async function readUse(ctx: Context, projectId: string) {
  const [{ data: keys }, figures] = await Promise.all([
    listKeys.execute(ctx, {
      projectId: [projectId],
      owner: "project",
      limit: READ,
      archived: true,
      sort: "-last_used_at",
    }),
    getOverview.execute(ctx, { projectId }),
  ]);
  const used = keys.flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [new Date(lastUsedAt)]));
  const { now, before } = figures.requests;
  return {
    figures,
    hasKey: keys.length > 0,
    hasRequest: now + before > 0 || used.length > 0,
    settled: before > 0 || used.some((at) => ctx.now.getTime() - at.getTime() > DAY_MS),
  };
}
