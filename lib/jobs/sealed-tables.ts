import { and, asc, gt, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Database } from "@/db/client";
import { credentials, dataKeys, deliveries, users, webhooks, workflows } from "@/db/schema";

/** A table with encrypted columns. Each holds a Fernet token, or tokens by name. */
export type SealedTable = {
  table: PgTable;
  /** A unique value of each row, which orders the rows. */
  id: SQL;
  /** The encrypted columns, by property of the table. */
  columns: Record<string, PgColumn>;
  /** The column with the id of the master key that encrypted the row, by property of the table. */
  sealingKey?: Record<string, PgColumn>;
};

/** All tables with encrypted columns. A test fails if one is missing. */
export const SEALED_TABLES: readonly SealedTable[] = [
  { table: users, id: sql`${users.id}`, columns: { sealedTotp: users.sealedTotp } },
  {
    table: dataKeys,
    id: sql`${dataKeys.purpose} || ':' || ${dataKeys.keyId}`,
    columns: { sealedKey: dataKeys.sealedKey },
  },
  {
    table: credentials,
    id: sql`${credentials.id}`,
    columns: { sealedFields: credentials.sealedFields, sealedPrevious: credentials.sealedPrevious },
    sealingKey: { sealingKey: credentials.sealingKey },
  },
  {
    table: workflows,
    id: sql`${workflows.id}`,
    columns: { sealedSecret: workflows.sealedSecret, sealedPrevious: workflows.sealedPrevious },
  },
  { table: deliveries, id: sql`${deliveries.id}`, columns: { sealedLink: deliveries.sealedLink } },
  {
    table: webhooks,
    id: sql`${webhooks.id}`,
    columns: { sealedSecret: webhooks.sealedSecret, sealedPrevious: webhooks.sealedPrevious },
  },
];

/** Content of another shape counts as one token, which no key decrypts. */
const tokens = z
  .union([z.string(), z.record(z.string(), z.string())])
  .nullable()
  .catch(({ value }) => JSON.stringify(value));

/**
 * A row of a table with encrypted columns: the values of these columns, and of the column with the id of the
 * master key, by property.
 */
export type SealedRow = {
  id: string;
  values: Record<string, z.output<typeof tokens>>;
  sealingKey: Record<string, unknown>;
};

/** Returns the query for the encrypted columns of the rows after an id that have content, in the order of the ids. */
const selectRows = (
  db: Database,
  { table, id, columns, sealingKey = {} }: SealedTable,
  after: string | null,
  limit: number,
) =>
  db
    .select({ id: sql<string>`(${id})::text`, values: columns, sealingKey })
    .from(table)
    .where(and(after === null ? undefined : gt(id, after), or(...Object.values(columns).map(isNotNull))))
    .orderBy(asc(id))
    .limit(limit);

/** Reads the encrypted columns of the rows after an id, in the order of the ids. */
export const readSealedRows = async (...query: Parameters<typeof selectRows>): Promise<SealedRow[]> =>
  (await selectRows(...query)).map(toRow);

/** Reads rows like `readSealedRows`, and locks them against other writers until the transaction ends. */
export const lockSealedRows = async (...query: Parameters<typeof selectRows>): Promise<SealedRow[]> =>
  (await selectRows(...query).for("no key update")).map(toRow);

/** Drizzle leaves out the group of a table without such a column. */
function toRow({ id, values, sealingKey = {} }: Awaited<ReturnType<typeof selectRows>>[number]): SealedRow {
  const parsed = Object.entries(values).map(([name, value]) => [name, tokens.parse(value)] as const);
  return { id, values: Object.fromEntries(parsed), sealingKey };
}
