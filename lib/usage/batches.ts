import type { Engine, Statement } from "@/db/client";

const LARGEST = 1_000;

/** Rows that wait for a statement, which takes many of them as one JSON parameter. */
export type Batches<Row> = {
  add: (row: Row) => void;
  isEmpty: () => boolean;
  /**
   * Writes the waiting rows.
   * @throws the database's error when it fails. The rows that are not written stay, before newer ones.
   */
  write: (engine: Engine) => Promise<void>;
};

/**
 * Creates batches of rows. Of the rows with one `toKey` only the last is kept. Above `most` rows the oldest
 * are dropped. A row that the database refuses for its content is dropped, and `refused` gets the error.
 */
export function createBatches<Row>(
  statement: Statement,
  toKey: (row: Row) => string,
  most: number,
  refused: (error: unknown) => void,
): Batches<Row> {
  let rows = new Map<string, Row>();

  async function writeRows(engine: Engine, batch: Row[]) {
    try {
      await engine.run(statement, [JSON.stringify(batch)]);
    } catch (error) {
      if (!isRefusedRow(error)) throw error;
      if (batch.length === 1) return refused(error);
      const middle = batch.length >> 1;
      await writeRows(engine, batch.slice(0, middle));
      await writeRows(engine, batch.slice(middle));
    }
  }

  function keep(entries: Map<string, Row>) {
    rows = entries;
    for (const [oldest] of rows) {
      if (rows.size <= most) break;
      rows.delete(oldest);
    }
  }

  return {
    add: (row) => keep(rows.set(toKey(row), row)),
    isEmpty: () => rows.size === 0,
    write: async (engine) => {
      const taken = [...rows];
      rows = new Map();
      for (let written = 0; written < taken.length; written += LARGEST) {
        const batch = taken.slice(written, written + LARGEST).map(([, row]) => row);
        try {
          await writeRows(engine, batch);
        } catch (error) {
          keep(new Map([...taken.slice(written), ...rows]));
          throw error;
        }
      }
    },
  };
}

/**
 * Returns whether the database refused a row for its content: SQLSTATE classes 22 (data) and 23 (constraint).
 */
export const isRefusedRow = (error: unknown) =>
  error instanceof Error && "code" in error && /^2[23]...$/.test(String(error.code));
