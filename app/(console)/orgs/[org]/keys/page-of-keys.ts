import { redirect } from "next/navigation";
import { PAGE_SIZE } from "@/components/keys/list/key-pages";
import { type KeyListView, toKeyListHref } from "@/components/keys/list/params";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { listKeys } from "@/lib/keys/operations/list-keys";

/** Of whose keys a list is. */
export type Narrow = { projectId?: string[]; owner?: "organization" | "project" };

/** Reads the keys of a view. An invalid cursor or project is taken out of the address. */
export function readKeys(ctx: Context, base: string, view: KeyListView, narrow: Narrow) {
  const { q, status, scope, archived, sort, cursor } = view;
  const input = {
    ...narrow,
    limit: PAGE_SIZE,
    cursor: cursor.at(-1),
    search: q || undefined,
    status: status.length > 0 ? status : undefined,
    scope: scope.length > 0 ? scope : undefined,
    ...{ archived, sort },
  };
  return listKeys.execute(ctx, input).catch((error: unknown) => {
    const param = error instanceof AppError ? error.param : null;
    if (param === "cursor") redirect(toKeyListHref(base, { ...view, cursor: null }));
    if (param === "projectId") redirect(toKeyListHref(base, { ...view, cursor: null, project: null }));
    throw error;
  });
}
