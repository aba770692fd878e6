import { and, eq, inArray } from "drizzle-orm";
import { keys, users } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";

/**
 * Returns the names of actors, by stored form: `user:<id>`, `key:<id>` or `system`. Deleted actors have no
 * entry.
 */
export async function actorNames(ctx: Context, refs: readonly string[]): Promise<Map<string, string>> {
  const collectIds = (kind: string) =>
    refs.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1));
  const [people, callers] = [
    await ctx.db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, collectIds("user"))),
    await ctx.db
      .select({ id: keys.id, name: keys.name })
      .from(keys)
      .where(and(eq(keys.organizationId, ctx.organizationId), inArray(keys.id, collectIds("key")))),
  ];
  return new Map([
    ["system", "Keystead"],
    ...people.map(({ id, name }) => [`user:${id}`, name] as const),
    ...callers.map(({ id, name }) => [`key:${id}`, name] as const),
  ]);
}
