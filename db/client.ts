import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { Pool } from "pg";
import ws from "ws";
import { lockDirectory } from "./directory-lock";
import * as schema from "./schema";

/** The database, or an open transaction of it, whichever engine runs it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** A statement of the hot path: one name, one text. Its values are bound, never spliced. */
export type Statement = { name: string; text: string };

export type Engine = {
  db: Database;
  /** Runs a statement under its name, so that the server plans it once. Answers the rows. */
  run: <Row>(statement: Statement, values: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
};

export type EngineOptions =
  | { driver: "pglite"; dataDir: string }
  | {
      driver: "pg" | "neon";
      url: string;
      preparedStatements: boolean;
      connections?: number;
      queryLimitMs?: number;
    };

const CONNECT_MS = 1_500;
/** After so long without an answer to a statement of the hot path the database counts as away. */
const ANSWER_MS = 1_500;

/** The same for all other queries, lest a connection that was cut without a word holds its request for ever. */
const QUERY_MS = 15_000;

/** Opens one engine. Nothing is connected before the first query, but for the embedded database. */
export function connect(options: EngineOptions): Promise<Engine> {
  return options.driver === "pglite" ? openEmbedded(options.dataDir) : Promise.resolve(openPool(options));
}

async function openEmbedded(dataDir: string): Promise<Engine> {
  const unlock = await lockDirectory(dataDir);
  const client = await PGlite.create({ dataDir, extensions: { pg_trgm, btree_gin } });
  return embeddedEngine(client, async () => {
    await client.close();
    unlock();
  });
}

/** The engine over an embedded database that is open already. */
export function embeddedEngine(client: PGlite, close = () => client.close()): Engine {
  return {
    db: drizzlePglite({ client, schema }),
    run: async <Row>(statement: Statement, values: unknown[]) =>
      (await client.query<Row>(statement.text, values)).rows,
    close,
  };
}

function openPool(options: Extract<EngineOptions, { url: string }>): Engine {
  const { driver, url, preparedStatements, connections = 10, queryLimitMs = QUERY_MS } = options;
  const settings = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: queryLimitMs,
  };
  const named = ({ name, text }: Statement, values: unknown[]) => ({
    ...(preparedStatements && { name }),
    text,
    values,
    query_timeout: ANSWER_MS,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  const ignore = () => {};
  if (driver === "neon") {
    neonConfig.webSocketConstructor ??= ws;
    const pool = new NeonPool(settings).on("error", ignore);
    return {
      db: drizzleNeon({ client: pool, schema }),
      run: async <Row>(statement: Statement, values: unknown[]) =>
        (await pool.query(named(statement, values))).rows as Row[],
      close: () => pool.end(),
    };
  }
  const pool = new Pool(settings).on("error", ignore);
  return {
    db: drizzlePg({ client: pool, schema }),
    run: async <Row>(statement: Statement, values: unknown[]) =>
      (await pool.query(named(statement, values))).rows as Row[],
    close: () => pool.end(),
  };
}
