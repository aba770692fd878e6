import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { inject } from "vitest";
import { type Engine, embeddedEngine } from "@/db/client";
import { openServerDatabase } from "./database-server";
import { extensions, toTemplateFile } from "./template-setup";

declare module "vitest" {
  interface ProvidedContext {
    /** True when the operations run on a PostgreSQL server with Neon's driver instead of in this process. */
    neon?: boolean;
  }
}

/** Embedded databases of this process that no test file uses now. */
const unused: PGlite[] = [];

/**
 * Opens a migrated database without rows for one test file, which the caller must close. It runs in this process,
 * which empties and uses it again for its next file. The first one is a copy of the template. The `neon` test project
 * uses a server instead.
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
  return PGlite.create({ extensions, loadDataDir: new Blob([readFileSync(toTemplateFile())]) });
}
