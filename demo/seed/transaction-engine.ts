import { type SQL, sql } from "drizzle-orm";
import type { Database, Engine, Statement } from "@/db/client";

/** Creates an engine that runs named statements in an open transaction. */
export const transactionEngine = (tx: Database): Engine => ({
  db: tx,
  run: async <Row>(statement: Statement, values: unknown[]) => {
    const result = await tx.execute(bound(statement, values));
    return (result as { rows: Row[] }).rows;
  },
  countConnections: () => ({ open: 0, idle: 0, waiting: 0 }),
  close: async () => {},
});

/** Returns a statement's SQL with values bound to `$1`, `$2`, … A parameter may occur several times. */
function bound({ text }: Statement, values: unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql`${values[Number(piece) - 1]}`)),
  );
}
