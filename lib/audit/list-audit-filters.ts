import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { audit } from "@/db/schema/index";
import { actorNames } from "@/lib/core/changes/actor-names";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";

const MOST = 200;

const output = z.object({
  /** The actors of entries, in stored form. The name is null for a deleted actor. */
  actors: z.array(z.object({ actor: z.string(), name: z.string().nullable() })),
  actions: z.array(z.string()),
});

/** Lists the actors and the actions of the organization's audit entries, at most 200 of each. */
export const listAuditFilters = query({
  name: "audit.listFilters",
  title: "List the actors and actions of the audit log",
  permission: "audit:read",
  allowed: { "organization admin": () => [{}] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object({}),
  output,
  run: async (ctx) => {
    const [actors, actions] = await Promise.all([
      listDistinct(ctx, audit.actor),
      listDistinct(ctx, audit.action),
    ]);
    const names = await actorNames(ctx, actors);
    return { actors: actors.map((actor) => ({ actor, name: names.get(actor) ?? null })), actions };
  },
});

/** Lists the distinct values of an indexed column of the chain. It jumps from one to the next in the index. */
async function listDistinct({ db, organizationId }: Context, column: PgColumn): Promise<string[]> {
  const next = (after: SQL) =>
    sql`(select ${column} from ${audit} where ${audit.chainId} = ${organizationId} ${after} order by ${column} limit 1)`;
  const found = await db.execute(sql`with recursive found(value) as (
    ${next(sql``)}
    union all
    select ${next(sql`and ${column} > found.value`)} from found where found.value is not null
  ) select value from found where value is not null limit ${MOST}`);
  return rowsSchema.parse(found).rows.map(({ value }) => value);
}

const rowsSchema = z.object({ rows: z.array(z.object({ value: z.string() })) });
