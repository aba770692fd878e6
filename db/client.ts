import type { EventEmitter } from "node:events";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import {
  Client as NeonClient,
  Pool as NeonPool,
  type PoolClient as NeonPoolClient,
  neonConfig,
} from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { Client, Pool, type PoolClient, type PoolConfig } from "pg";
import ws from "ws";
import { lockDirectory } from "./directory-lock";
import { freeWhenLost } from "./free-when-lost";
import * as schema from "./schema";
import { watchDatabase } from "./watch-database";

/** A database or an open transaction, of any of the three drivers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** A statement of the hot path. `name` identifies its text. Values are bound as parameters. */
export type Statement = { name: string; text: string };

export type Engine = {
  db: Database;
  /** Runs a statement of the hot path and returns its rows. The name lets the server plan it once. */
  run: <Row>(statement: Statement, values: unknown[]) => Promise<Row[]>;
  countConnections: () => ConnectionCounts;
  close: () => Promise<void>;
};

/** The open connections of an engine, those of them without a query, and the queries that wait for one. */
export type ConnectionCounts = { open: number; idle: number; waiting: number };

/** The error when too many statements wait for a connection. */
export class DatabaseBusyError extends Error {
  readonly code = "53300";
}

export type EngineOptions =
  | { driver: "pglite"; dataDir: string }
  | {
      driver: "pg" | "neon";
      url: string;
      preparedStatements: boolean;
      /** The most connections of the main pool. The hot path has a pool of up to 5 more. */
      connections?: number;
      queryLimitMs?: number;
      /** Whether running statements fail when the database stops answering (default: true). */
      isWatched?: boolean;
    };

/** The most connections for the hot path. Its statements are coalesced, so only a few run at a time. */
const HOT_CONNECTIONS = 5;
const CONNECT_MS = 1_500;
/** The time limit of a hot-path statement. After it, the database counts as unavailable. */
const ANSWER_MS = 1_500;
/** The time limit of every other statement. */
const QUERY_MS = 15_000;
/** The most hot-path statements that may wait for a connection. */
const MOST_WAITING = 1_000;

/** Opens a database engine. Server drivers connect at the first query, the embedded database at once. */
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

/** Creates an engine over an embedded database that is already open. */
export function embeddedEngine(client: PGlite, close = () => client.close()): Engine {
  return {
    db: drizzlePglite({ client, schema }),
    run: async <Row>(statement: Statement, values: unknown[]) =>
      (await client.query<Row>(statement.text, values)).rows,
    countConnections: () => ({ open: 0, idle: 0, waiting: 0 }),
    close,
  };
}

type PoolOptions = Extract<EngineOptions, { url: string }>;

/**
 * Opens an engine over a database server. The hot path has its own connections, so that API calls never wait
 * for the transactions of commands or the queries of pages.
 */
function openPool(options: PoolOptions): Engine {
  const { driver, url, connections = 10, queryLimitMs = QUERY_MS, isWatched = true } = options;
  const settings = { connectionString: url, connectionTimeoutMillis: CONNECT_MS };
  const all = { ...settings, max: connections, query_timeout: queryLimitMs };
  const hot = { ...settings, max: Math.min(connections, HOT_CONNECTIONS), query_timeout: ANSWER_MS };
  return driver === "neon"
    ? openNeon(options, createNeonPool(all, isWatched), createNeonPool(hot, isWatched))
    : openPg(options, createPool(all, isWatched), createPool(hot, isWatched));
}

const openPg = (options: PoolOptions, pool: Pool, hotPool: Pool): Engine => ({
  db: drizzlePg({ client: pool, schema }),
  run: async <Row>(statement: Statement, values: unknown[]) =>
    (await hotPool.query(toQuery(hotPool, options, statement, values))).rows as Row[],
  countConnections: () => sumConnections([pool, hotPool]),
  close: async () => void (await Promise.all([pool.end(), hotPool.end()])),
});

const openNeon = (options: PoolOptions, pool: NeonPool, hotPool: NeonPool): Engine => ({
  db: drizzleNeon({ client: pool, schema }),
  run: async <Row>(statement: Statement, values: unknown[]) =>
    (await hotPool.query(toQuery(hotPool, options, statement, values))).rows as Row[],
  countConnections: () => sumConnections([pool, hotPool]),
  close: async () => void (await Promise.all([pool.end(), hotPool.end()])),
});

type Counted = Pick<Pool, "totalCount" | "idleCount" | "waitingCount">;

const sumConnections = (pools: Counted[]): ConnectionCounts => ({
  open: pools.reduce((sum, { totalCount }) => sum + totalCount, 0),
  idle: pools.reduce((sum, { idleCount }) => sum + idleCount, 0),
  waiting: pools.reduce((sum, { waitingCount }) => sum + waitingCount, 0),
});

/** A pool whose connections are lent for transactions. */
class TransactionPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<Pool["connect"]>[0]) {
    return callback ? super.connect(callback) : super.connect().then(freeWhenLost);
  }
}

class NeonTransactionPool extends NeonPool {
  override connect(): Promise<NeonPoolClient>;
  override connect(callback: Parameters<NeonPool["connect"]>[0]): void;
  override connect(callback?: Parameters<NeonPool["connect"]>[0]) {
    return callback ? super.connect(callback) : super.connect().then(freeWhenLost);
  }
}

// The pool replaces a connection that breaks while idle, and a busy one fails its statement. Without listeners, their
// errors would end the process.
function createPool(settings: PoolConfig, isWatched: boolean): Pool {
  const pool = new TransactionPool(settings).on("error", ignore).on("connect", ignoreErrors);
  if (!isWatched) return pool;
  watchDatabase(pool, {
    probe: () => {
      const client = new Client(settings).on("error", ignore);
      return queryOnce(client, () => client.query("select 1"));
    },
    end: (client) => client instanceof Client && void client.end(),
  });
  return pool;
}

function createNeonPool(settings: PoolConfig, isWatched: boolean): NeonPool {
  neonConfig.webSocketConstructor ??= ws;
  const pool = new NeonTransactionPool(settings).on("error", ignore).on("connect", ignoreErrors);
  if (!isWatched) return pool;
  watchDatabase(pool, {
    probe: () => {
      const client = new NeonClient(settings).on("error", ignore);
      return queryOnce(client, () => client.query("select 1"));
    },
    end: (client) => client instanceof NeonClient && void client.end(),
  });
  return pool;
}

/** Runs a query over a new connection and closes the connection. */
const queryOnce = (client: Client | NeonClient, query: () => Promise<unknown>) =>
  client
    .connect()
    .then(query)
    .finally(() => void client.end());

const ignore = () => undefined;
const ignoreErrors = (client: EventEmitter) => void client.on("error", ignore);

/**
 * Returns the query for the driver.
 * @throws DatabaseBusyError when too many statements wait for a connection.
 */
function toQuery(
  { waitingCount }: { waitingCount: number },
  { preparedStatements }: PoolOptions,
  { name, text }: Statement,
  values: unknown[],
) {
  if (waitingCount >= MOST_WAITING) throw new DatabaseBusyError();
  return { text, values, query_timeout: ANSWER_MS, ...(preparedStatements && { name }) };
}
