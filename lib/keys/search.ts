import { and, eq, gte, ilike, inArray, lt, or, type SQL } from "drizzle-orm";
import { keySecrets, keys } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { PREFIX_LENGTH, PREFIX_MARK } from "./secret";

/** Narrows a list to the keys whose name holds a text, or with a secret, live or retired, of that prefix. */
export function matchesSearch(ctx: Context, search: string): SQL | undefined {
  const prefix = prefixOf(search);
  const ofPrefix = ctx.db
    .select({ id: keySecrets.keyId })
    .from(keySecrets)
    .where(
      and(
        eq(keySecrets.organizationId, ctx.organizationId),
        gte(keySecrets.prefix, prefix),
        lt(keySecrets.prefix, `${prefix}~`),
      ),
    );
  return or(ilike(keys.name, `%${search.replace(/[\\%_]/g, "\\$&")}%`), inArray(keys.id, ofPrefix));
}

/** The start of a prefix that a text means: with or without its mark; of a whole secret only its prefix. */
function prefixOf(search: string): string {
  const marked = search.startsWith(PREFIX_MARK) || PREFIX_MARK.startsWith(search);
  return (marked ? search : PREFIX_MARK + search).slice(0, PREFIX_LENGTH);
}
