import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job } from "@/lib/core/operations/job";
import { type FernetKey, open, seal, sealedWith } from "@/lib/crypto/fernet";
import {
  lockSealedRows,
  readSealedRows,
  SEALED_TABLES,
  type SealedRow,
  type SealedTable,
} from "./sealed-tables";

const BATCH_ROWS = 200;

/**
 * Encrypts all secrets again with the first master key, 200 rows in each transaction. No other column
 * changes. A secret that no key decrypts stays as it is. The cursor is the index of the table in
 * `SEALED_TABLES`, and the last row.
 */
export const reencryptSecrets = job({
  name: "secrets.reencrypt",
  title: "Encrypt secrets with the current master key",
  everyMs: 0,
  cursor: z.object({ table: z.int().min(0), after: z.string().nullable() }),
  start: { table: 0, after: null },

  step: async ({ db, keyring: { master } }, { table, after }) => {
    const sealed = SEALED_TABLES[table];
    if (!sealed) return { processed: 0, next: null };
    const rows = await lockSealedRows(db, sealed, after, BATCH_ROWS);
    for (const row of rows) await reencryptRow(db, master, sealed, row);
    const last = rows.length === BATCH_ROWS ? rows.at(-1) : undefined;
    const isOver = !last && table + 1 === SEALED_TABLES.length;
    const next = last ? { table, after: last.id } : { table: table + 1, after: null };
    return { processed: rows.length, next: isOver ? null : next };
  },
});

async function reencryptRow(
  db: Database,
  master: readonly FernetKey[],
  { table, id }: SealedTable,
  row: SealedRow,
) {
  const columns = Object.entries(row.values).map(
    ([name, value]) => [name, mapTokens(value, (token) => reencrypt(master, token))] as const,
  );
  const values = Object.fromEntries(columns);
  const isWhole = isCurrent(master, { ...row, values });
  const sealingKey = isWhole
    ? Object.fromEntries(Object.keys(row.sealingKey).map((name) => [name, master[0]?.id]))
    : row.sealingKey;
  if (JSON.stringify([values, sealingKey]) === JSON.stringify([row.values, row.sealingKey])) return;
  await db
    .update(table)
    .set({ ...values, ...sealingKey })
    .where(eq(id, row.id));
}

/** Encrypts a token with the first key, unless that key encrypted it or no key decrypts it. */
function reencrypt(master: readonly FernetKey[], token: string): string {
  const key = sealedWith(master, token);
  return key === null || key === master[0] ? token : seal(master, open([key], token));
}

type Value = SealedRow["values"][string];

const mapTokens = (value: Value, map: (token: string) => string): Value =>
  typeof value === "string" || value === null
    ? value && map(value)
    : Object.fromEntries(Object.entries(value).map(([name, token]) => [name, map(token)]));

const listTokens = ({ values }: SealedRow): string[] =>
  Object.values(values).flatMap((value) =>
    typeof value === "string" ? [value] : Object.values(value ?? {}),
  );

const isCurrent = (master: readonly FernetKey[], row: SealedRow) =>
  listTokens(row).every((token) => sealedWith(master.slice(0, 1), token));

/** The rows that the first master key does not decrypt. `lost` are those that no key decrypts. */
export type Outdated = { rows: number; lost: string[] };

/** Counts the rows with a secret that is not encrypted with the first master key. */
export async function countOutdated(db: Database, master: readonly FernetKey[]): Promise<Outdated> {
  const outdated: Outdated = { rows: 0, lost: [] };
  for (const sealed of SEALED_TABLES) {
    let rows: SealedRow[] = [];
    do {
      rows = await readSealedRows(db, sealed, rows.at(-1)?.id ?? null, BATCH_ROWS);
      for (const row of rows.filter((row) => !isCurrent(master, row))) {
        const isLost = listTokens(row).some((token) => sealedWith(master, token) === null);
        if (isLost) outdated.lost.push(row.id);
        else outdated.rows += 1;
      }
    } while (rows.length === BATCH_ROWS);
  }
  return outdated;
}
