import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { embeddedEngine } from "@/db/client";
import { migrate } from "@/db/migrate";

export const extensions = { pg_trgm, btree_gin };

/**
 * Creates the template of embedded databases before the workers start, since each of them would create its own. It is
 * cached in `node_modules/.cache` for each state of the migrations.
 */
export async function setup() {
  const file = toTemplateFile();
  if (existsSync(file)) return;
  const client = await PGlite.create({ extensions });
  const engine = embeddedEngine(client);
  await migrate(engine.db);
  const dump = await client.dumpDataDir("none");
  await engine.close();
  mkdirSync(path.dirname(file), { recursive: true });
  // Written under another name first, so that other runs never read an incomplete file.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, file);
}

/** Returns the path of the template for the migrations and this month, whose partitions it has. */
export function toTemplateFile(): string {
  const migrations = readMigrationFiles({ migrationsFolder: path.join(process.cwd(), "db/migrations") });
  const month = new Date().toISOString().slice(0, 7);
  const state = JSON.stringify([migrations.map(({ hash }) => hash), month]);
  const name = createHash("sha256").update(state).digest("hex").slice(0, 16);
  return path.join(process.cwd(), "node_modules/.cache/keystead", `${name}.tar`);
}
