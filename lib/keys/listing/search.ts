import { and, arrayOverlaps, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { keySecrets, keys } from "@/db/schema/index";
import { containsText } from "@/lib/core/input/contains-text";
import { PREFIX_LENGTH, PREFIX_MARK } from "@/lib/core/input/key-shape";
import type { Context } from "@/lib/core/operations/context";

const MOST_BY_PREFIX = 1_000;

/**
 * Returns the condition for keys whose name or note contains a text, that have it as a tag, or that have or had a secret
 * with this prefix.
 * Undefined means that all keys match.
 */
export async function matchesSearch(ctx: Context, search: string): Promise<SQL | undefined> {
  const described = or(
    containsText(keys.name, search),
    containsText(keys.note, search),
    arrayOverlaps(keys.tags, [search, search.toLowerCase()]),
  );
  const prefix = toPrefix(search);
  if (prefix === null) return described;
  if (prefix === PREFIX_MARK) return undefined;
  const range = [gte(keySecrets.prefix, prefix), lt(keySecrets.prefix, `${prefix}~`)];
  // The ids are passed as values, so that the database uses its indexes instead of reading all keys.
  const secrets = await ctx.db
    .selectDistinct({ keyId: keySecrets.keyId })
    .from(keySecrets)
    .where(and(eq(keySecrets.organizationId, ctx.organizationId), ...range))
    .limit(MOST_BY_PREFIX);
  return or(
    described,
    inArray(
      keys.id,
      secrets.map(({ keyId }) => keyId),
    ),
  );
}

/**
 * Parses the beginning of a prefix, with or without `sk_live_`, or a whole secret. Returns its prefix, null
 * for other texts.
 */
function toPrefix(search: string): string | null {
  if (search.startsWith(PREFIX_MARK)) return search.slice(0, PREFIX_LENGTH);
  return /^[0-9A-Za-z]{4,10}$/.test(search) ? PREFIX_MARK + search : null;
}
