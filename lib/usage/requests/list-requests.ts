import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { usage } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";
import { formatCursor, newestFirst, pageInput, pageSchema } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere, hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { parseRequestId, toRequestId } from "@/lib/core/request-id";
import { findNamedProject } from "@/lib/organizations/tree-targets";
import { isVisibleUsage, visibleCredentialIds } from "@/lib/usage/visible-usage";
import { findLastChecked, findRequests } from "./find-requests";
import { requestFilter, toConditions } from "./request-filter";
import { requestView } from "./request-view";

/**
 * Lists requests, newest first. A page is searched in at most 20,000 requests. If more follow, it has a
 * cursor, though it may be short or empty, and `searchedTo` is the time of the last one.
 */
export const listRequests = query({
  name: "requests.list",
  title: "List requests",
  permission: "usage:read",
  allowed: {
    "project read": ({ projectId, keyId }) => [{}, { projectId }, { keyId: [keyId] }],
  },
  filtered: true,
  target: (ctx, { projectId }) =>
    projectId === undefined ? { row: null, target: anywhere } : findNamedProject(ctx, projectId, "projectId"),
  input: z.object({ ...pageInput, ...requestFilter, projectId: z.string().optional() }),
  output: pageSchema(requestView).extend({ searchedTo: time.nullable() }),
  run: async (ctx, { limit, cursor, ...filter }, project) => {
    const { after, order } = newestFirst({ createdAt: usage.at, id: usage.id }, cursor);
    const { indexed, checked } = toConditions({ ...filter, projectId: project?.id });
    const within = and(eq(usage.organizationId, ctx.organizationId), indexed, after);
    const visible = project ? undefined : isVisibleUsage(ctx, usage.projectId);
    const visibleCredential =
      filter.credentialId && !hasOrganizationAccess(ctx)
        ? inArray(usage.credentialId, visibleCredentialIds(ctx))
        : undefined;
    const search = {
      indexed: within,
      checked: and(checked, visible, visibleCredential),
      order,
    };
    const rows = await findRequests(ctx, { ...search, limit: limit + 1 });
    const data = rows.slice(0, limit);
    const last = data.at(-1);
    if (rows.length > limit && last) return { data, nextCursor: toCursor(last), searchedTo: null };
    const rest = search.checked ? await findLastChecked(ctx, search) : null;
    return {
      data,
      nextCursor: rest && toCursor({ ...rest, id: toRequestId(rest.id) }),
      searchedTo: rest?.at ?? null,
    };
  },
});

const toCursor = ({ at, id }: { at: Date; id: string }) =>
  formatCursor([at.toISOString(), parseRequestId(id)]);
