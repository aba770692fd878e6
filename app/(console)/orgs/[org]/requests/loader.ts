import { cache } from "react";
import { findKeyOptions, findProjects, findRuntimeOptions } from "@/app/actions/search";
import type { RequestListView } from "@/components/requests/params";
import type { RequestOptions } from "@/components/requests/types";
import type { Option } from "@/components/ui/fields/select";
import { isId } from "@/lib/core/input/slug";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { getKey, listKeys } from "@/lib/keys/operations/list-keys";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { firstOfLast } from "@/lib/usage/days";
import { getRequest } from "@/lib/usage/requests/get-request";
import { listRequests } from "@/lib/usage/requests/list-requests";
import { loadProjects, loadTree } from "../loader";

const PAGE = 50;
const MOST_OPTIONS = 50;
const HOUR_MS = 3_600_000;

/** Returns whether the person may read the usage of some project. */
export const mayReadUsage = async (org: string) =>
  permits((await pageContext(org)).actor, "usage:read", anywhere);

/** Loads the requests of a view. */
export async function loadRequests(org: string, view: RequestListView) {
  const ctx = await pageContext(org);
  const toIds = (id: string | null) => (id && isId(id) ? [id] : undefined);
  const page = await orNull(
    listRequests.execute(ctx, {
      limit: PAGE,
      cursor: view.cursor.at(-1),
      from: toStart(view.range, ctx.now)?.toISOString(),
      ...(view.outcome.length > 0 && { outcome: view.outcome }),
      ...{ keyId: toIds(view.key), runtimeId: toIds(view.runtime), credentialId: toIds(view.credential) },
      projectId: view.project ?? undefined,
      model: view.model ? [view.model] : undefined,
      search: view.q || undefined,
    }),
  );
  return page ?? { data: [], nextCursor: null, searchedTo: null };
}

/** Returns the first time of a range. Ranges of days begin with a UTC day, as on pages of usage. */
function toStart(range: RequestListView["range"], now: Date): Date | null {
  if (range === null) return null;
  if (range === "7d" || range === "30d") return new Date(firstOfLast(range === "7d" ? 7 : 30, now));
  return new Date(now.getTime() - (range === "1h" ? 1 : 24) * HOUR_MS);
}

/** Loads a request, null if the person sees none with this id. */
export const loadRequest = cache(async (org: string, id: string) =>
  orNull(getRequest.execute(await pageContext(org), { id })),
);

/** Loads the options of the filters, with those that the view has set. */
export async function loadRequestOptions(
  org: string,
  view: Pick<RequestListView, "key" | "project" | "runtime" | "credential">,
): Promise<RequestOptions> {
  const ctx = await pageContext(org);
  const [keys, runtimes, credentials, { projects, isWhole }, known, key, runtime, credential] =
    await Promise.all([
      listKeys.execute(ctx, { limit: MOST_OPTIONS, sort: "-last_used_at", archived: true }),
      listRuntimes.execute(ctx, { limit: MOST_OPTIONS }),
      permits(ctx.actor, "credentials:read", anywhere)
        ? listCredentials.execute(ctx, { limit: MOST_OPTIONS }).then(({ data }) => data)
        : [],
      loadTree(org),
      loadProjects(org, view.project && isId(view.project) ? [view.project] : []),
      view.key ? orNull(getKey.execute(ctx, { id: view.key })) : null,
      view.runtime ? orNull(getRuntime.execute(ctx, { id: view.runtime })) : null,
      view.credential ? orNull(getCredential.execute(ctx, { id: view.credential })) : null,
    ]);
  return {
    key: {
      options: toOptions(keys.data, key, view.key),
      ...(keys.nextCursor && { find: findKeyOptions.bind(null, org) }),
    },
    project: {
      options: toOptions(projects, known.find(({ id }) => id === view.project) ?? null, view.project),
      ...(!isWhole.projects && { find: findProjects.bind(null, org, "id", null) }),
    },
    runtime: {
      options: toOptions(runtimes.data, runtime, view.runtime),
      ...(runtimes.nextCursor && { find: findRuntimeOptions.bind(null, org) }),
    },
    credential: { options: toOptions(credentials, credential, view.credential) },
  };
}

type Thing = { id: string; name: string };

/** Maps objects to options, with the chosen one first if it is not among them. */
function toOptions(things: readonly Thing[], chosen: Thing | null, id: string | null): Option[] {
  const options = things.map((thing) => ({ value: thing.id, label: thing.name }));
  if (id === null || options.some(({ value }) => value === id)) return options;
  return [{ value: id, label: chosen?.name ?? "Deleted" }, ...options];
}
