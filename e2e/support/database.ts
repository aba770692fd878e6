import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { inject } from "vitest";
import { type Engine, embeddedEngine } from "@/db/client";
import { migrate } from "@/db/migrate";
import { openServerDatabase } from "./database-server";

declare module "vitest" {
  interface ProvidedContext {
    /** True when the operations run on a PostgreSQL server with Neon's driver instead of in this process. */
    neon?: boolean;
  }
}

const extensions = { pg_trgm, btree_gin };

/** Embedded databases of this process that no test file uses now. */
const unused: PGlite[] = [];

/**
 * Opens a migrated database without rows for one test file, which the caller must close. It runs in this process,
 * which empties and uses it again for its next file. The first one is a copy of a template that is cached in
 * `node_modules/.cache` for each state of the migrations. The `neon` test project uses a server instead.
 */
export async function openTestDatabase(): Promise<Engine> {
  if (inject("neon")) return openServerDatabase(10, "neon");
  const client = unused.pop() ?? (await copyTemplate());
  return embeddedEngine(client, async () => {
    await deleteAllRows(client);
    unused.push(client);
  });
}

/** Deletes the rows of all tables, without triggers. A migrated database has rows in `schema_migrations` only. */
async function deleteAllRows(client: PGlite) {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'",
  );
  const deletions = rows.map(({ name }) => `delete from ${name};`).join("");
  await client.exec(`begin; set local session_replication_role = replica; ${deletions} commit`);
  await client.exec("vacuum");
}

async function copyTemplate(): Promise<PGlite> {
  const file = templateFile();
  if (!existsSync(file)) await makeTemplate(file);
  return PGlite.create({ extensions, loadDataDir: new Blob([readFileSync(file)]) });
}

function templateFile(): string {
  const migrations = readMigrationFiles({ migrationsFolder: path.join(process.cwd(), "db/migrations") });
  const month = new Date().toISOString().slice(0, 7);
  const state = JSON.stringify([migrations.map(({ hash }) => hash), month]);
  const name = createHash("sha256").update(state).digest("hex").slice(0, 16);
  return path.join(process.cwd(), "node_modules/.cache/keystead", `${name}.tar`);
}

async function makeTemplate(file: string) {
  const client = await PGlite.create({ extensions });
  const engine = embeddedEngine(client);
  await migrate(engine.db);
  const dump = await client.dumpDataDir("none");
  await engine.close();
  mkdirSync(path.dirname(file), { recursive: true });
  // Written under another name first, so that other workers never read an incomplete file.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, file);
}
