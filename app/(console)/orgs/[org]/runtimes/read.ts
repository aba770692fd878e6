import { createRuntime, deleteRuntime, updateRuntime } from "@/app/actions/runtimes";
import type { RuntimeListView } from "@/components/runtimes/params";
import type { Choices, Resolved, RuntimeActions } from "@/components/runtimes/types";
import { anywhere, permits } from "@/lib/core/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { pageContext } from "@/lib/next/session";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";

const PAGE = 50;
const MOST_LINKABLE = 100;

/** What the page hands to what it shows of runtimes. */
export const actions: RuntimeActions = {
  create: createRuntime,
  update: updateRuntime,
  remove: deleteRuntime,
};

/** The providers that have models, and the credentials that the person sees. */
export async function readChoices(org: string): Promise<Choices> {
  const ctx = await pageContext(org);
  const credentials = permits(ctx.actor, "credentials:read", anywhere)
    ? (await listCredentials.execute(ctx, { limit: MOST_LINKABLE })).data
    : [];
  return {
    providers: providers
      .filter(({ capabilities }) => capabilities.includes("model"))
      .map(({ id, name, environmentVariable }) => ({ id, name, environmentVariable })),
    credentials: credentials.map(({ id, name, provider, workspaceId, active }) => ({
      id,
      name,
      provider,
      workspaceId,
      active,
    })),
  };
}

/** A page of runtimes as the address narrows it, each with what a call to it would use now. */
export async function readRuntimes(org: string, view: RuntimeListView, workspaceId: string | undefined) {
  const ctx = await pageContext(org);
  const { data, nextCursor } = await listRuntimes.execute(ctx, {
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
    workspaceId,
  });
  const runtimes: Resolved[] = await Promise.all(
    data.map(async (runtime) => ({
      ...runtime,
      resolution: await getResolution.execute(ctx, { id: runtime.id }),
    })),
  );
  return { runtimes, nextCursor };
}

/** One runtime with what a call to it would use now. Throws NOT_FOUND. */
export async function readRuntime(org: string, id: string): Promise<Resolved> {
  const ctx = await pageContext(org);
  const [runtime, resolution] = await Promise.all([
    getRuntime.execute(ctx, { id }),
    getResolution.execute(ctx, { id }),
  ]);
  return { ...runtime, resolution };
}
