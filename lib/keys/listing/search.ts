import { and, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { keySecrets, keys } from "@/db/schema/index";
import { containsText } from "@/lib/core/contains-text";
import type { Context } from "@/lib/core/context";
import { PREFIX_LENGTH, PREFIX_MARK } from "@/lib/core/key-shape";

const MOST_BY_PREFIX = 1_000;

/** Selects the keys whose name contains a text, or that have or had a secret with that prefix. */
export async function matchesSearch(ctx: Context, search: string): Promise<SQL | undefined> {
  const named = containsText(keys.name, search);
  const prefix = toPrefix(search);
  if (prefix === null) return named;
  if (prefix === PREFIX_MARK) return undefined;
  const range = [gte(keySecrets.prefix, prefix), lt(keySecrets.prefix, `${prefix}~`)];
  // Their ids as values, so that the database can look both up and need not walk all keys.
  const secrets = await ctx.db
    .selectDistinct({ keyId: keySecrets.keyId })
    .from(keySecrets)
    .where(and(eq(keySecrets.organizationId, ctx.organizationId), ...range))
    .limit(MOST_BY_PREFIX);
  return or(
    named,
    inArray(
      keys.id,
      secrets.map(({ keyId }) => keyId),
    ),
  );
}

/** Parses the start of a prefix, with or without `sk_live_`. Of a whole secret it returns the prefix. */
function toPrefix(search: string): string | null {
  if (search.startsWith(PREFIX_MARK)) return search.slice(0, PREFIX_LENGTH);
  return /^[0-9A-Za-z]{4,10}$/.test(search) ? PREFIX_MARK + search : null;
}
