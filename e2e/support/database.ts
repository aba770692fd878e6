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
    /** Whether the operations are to run on a PostgreSQL server through Neon's driver, and not in this process. */
    neon?: boolean;
  }
}

const extensions = { pg_trgm, btree_gin };

/**
 * A fresh, migrated database for one test file; close it afterwards. It is one in this process, cloned from a
 * template that is made once for each state of the migrations and kept below `node_modules/.cache`; or one on a
 * server where the test project says so.
 */
export async function openTestDatabase(): Promise<Engine> {
  if (inject("neon")) return openServerDatabase(10, "neon");
  const file = templateFile();
  if (!existsSync(file)) await makeTemplate(file);
  return embeddedEngine(await PGlite.create({ extensions, loadDataDir: new Blob([readFileSync(file)]) }));
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
  // Renamed into place, so that another worker never reads half of it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, file);
}
