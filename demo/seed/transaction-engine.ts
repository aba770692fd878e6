import { type SQL, sql } from "drizzle-orm";
import type { Database, Engine, Statement } from "@/db/client";

/** An engine over an open transaction, for rules that run named statements. It closes with the transaction. */
export const transactionEngine = (tx: Database): Engine => ({
  db: tx,
  run: async <Row>(statement: Statement, values: unknown[]) => {
    const result = await tx.execute(bound(statement, values));
    return (result as { rows: Row[] }).rows;
  },
  close: async () => {},
});

/** The text with its `$1`, `$2`, … bound to the values, each as often as it stands there. */
function bound({ text }: Statement, values: unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql`${values[Number(piece) - 1]}`)),
  );
}
