import { redirect } from "next/navigation";
import { PAGE_SIZE } from "@/components/keys/list/key-pages";
import { hrefWith, type Query, type View } from "@/components/keys/list/view";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { listKeys } from "@/lib/keys/operations/list-keys";

/** Of whose keys a list is. */
export type Narrow = { projectId?: string[]; owner?: "organization" | "project" };

/** The keys that an address asks for. A cursor or a project that is none is left out of it. */
export function readKeys(ctx: Context, query: Query, view: View, narrow: Narrow) {
  const { search, status, scope, archived, sort, trail } = view;
  const input = {
    ...narrow,
    limit: PAGE_SIZE,
    cursor: trail.at(-1),
    search: search || undefined,
    status: status.length > 0 ? status : undefined,
    scope: scope.length > 0 ? scope : undefined,
    ...{ archived, sort },
  };
  return listKeys.execute(ctx, input).catch((error: unknown) => {
    const param = error instanceof AppError ? error.param : null;
    if (param === "cursor") redirect(hrefWith(query, { cursor: null }));
    if (param === "projectId") redirect(hrefWith(query, { cursor: null, project: null }));
    throw error;
  });
}
