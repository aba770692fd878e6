import { getModel as readModel } from "@/app/actions/models";
import type { RuntimeListView } from "@/components/runtimes/params";
import type { Choices, ListedRuntime } from "@/components/runtimes/types";
import { listAll } from "@/lib/core/list-all";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { listLinkableCredentials } from "@/lib/credentials/operations/list-linkable-credentials";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getModel } from "@/lib/runtimes/models/get-model";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listResolutions } from "@/lib/runtimes/operations/list-resolutions";
import { listRuntimeUse } from "@/lib/runtimes/operations/list-runtime-use";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { runtimeView } from "@/lib/runtimes/runtime-view";
import { selectRuntime } from "@/lib/runtimes/select-runtime";
import { findWorkspace, loadOwners } from "../loader";

const PAGE = 50;
const KINDS = runtimeView.shape.kind.options;

/** Loads the possible owners of runtimes and the choices of their forms (null without read access). */
export async function loadRuntimePage(org: string) {
  const [ctx, owners] = await Promise.all([pageContext(org), loadOwners(org, "runtimes:write")]);
  const isReadable = permits(ctx.actor, "runtimes:read", anywhere);
  return { owners, choices: isReadable ? await loadChoices(org) : null };
}

/** Loads the choices of runtime forms: the model providers, and the credentials that the person sees. */
export async function loadChoices(org: string): Promise<Choices> {
  const ctx = await pageContext(org);
  const scope = { organizationId: ctx.organizationId, workspaceId: null };
  const [credentials, runtimes, ...defaults] = await Promise.all([
    permits(ctx.actor, "credentials:read", anywhere)
      ? listLinkableCredentials.execute(ctx, { capability: "model" })
      : { data: [] },
    listAll(ctx, listRuntimes),
    ...KINDS.map((kind) => selectRuntime(ctx.db, scope, {}, kind)),
  ]);
  return {
    providers: providers
      .filter(({ capabilities }) => capabilities.includes("model"))
      .map(({ id, name, icon, environmentVariable }) => ({ id, name, icon, environmentVariable })),
    credentials: credentials.data,
    readModel,
    runtimes: runtimes.map(({ id, name, kind, workspaceId, isDefault }) => ({
      ...{ id, name, kind, workspaceId, isDefault },
    })),
    withDefault: KINDS.filter((_kind, index) => defaults[index]?.runtime),
  };
}

/**
 * Loads the runtimes of a view, each with the credential that a call would use now and with its requests. The
 * default ones of a page come first.
 */
export async function loadRuntimes(org: string, view: RuntimeListView) {
  const [ctx, workspace] = await Promise.all([
    pageContext(org),
    view.workspace ? findWorkspace(org, view.workspace) : null,
  ]);
  const { data, nextCursor } = await listRuntimes.execute(ctx, {
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
    workspaceId: workspace?.id,
  });
  const ids = data.map(({ id }) => id);
  const [resolutions, uses] = await Promise.all([
    listResolutions.execute(ctx, { ids }),
    listRuntimeUse.execute(ctx, { ids }),
  ]);
  const runtimes = data.flatMap((runtime): ListedRuntime[] => {
    const resolution = resolutions.data.find(({ runtimeId }) => runtimeId === runtime.id);
    const use = uses.data.find(({ runtimeId }) => runtimeId === runtime.id);
    return resolution && use ? [{ ...runtime, resolution, requestsLastDay: use.requestsLastDay }] : [];
  });
  return {
    runtimes: runtimes.toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault)),
    nextCursor,
    owners: await loadOwners(
      org,
      "runtimes:write",
      data.map(({ workspaceId }) => workspaceId),
    ),
    isNarrowed: Boolean(view.q || workspace),
  };
}

/**
 * Loads a runtime with the credential that a call would use now, and whether the person may send it prompts.
 * Returns null if the person sees none.
 */
export async function loadRuntime(org: string, id: string) {
  const ctx = await pageContext(org);
  const found = await orNull(
    Promise.all([getRuntime.execute(ctx, { id }), getResolution.execute(ctx, { id })]),
  );
  if (!found) return null;
  const [runtime, resolution] = found;
  const { kind, workspaceId, provider, upstreamModel } = runtime;
  const [owners, model] = await Promise.all([
    loadOwners(org, "runtimes:write", [workspaceId]),
    upstreamModel === null ? null : getModel.execute(ctx, { provider, model: upstreamModel }),
  ]);
  const target = workspaceId === null ? anywhere : ({ level: "workspace", workspaceId } as const);
  const mayTry = kind === "chat" && permits(ctx.actor, "chat:write", target);
  return { runtime: { ...runtime, resolution }, model, owners, mayTry };
}
