import path from "node:path";
import { sql } from "drizzle-orm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "./client";

const BOOT_LOCK = 7_533_001;

/**
 * Migrates the database to this version and then runs `prepare`, in one transaction under one lock. Of
 * several processes that start together, one does the work. Drizzle's own migrator is not used: it opens its
 * own transaction, outside of the lock.
 */
export async function migrate(db: Database, prepare: (tx: Database) => Promise<void> = async () => {}) {
  const migrations = readMigrationFiles({ migrationsFolder: path.join(process.cwd(), "db/migrations") });
  await db.transaction(async (tx) => {
    await lockInstallation(tx);
    for (const migration of await pending(tx, migrations)) await apply(tx, migration);
    await tx.execute(
      sql`select ensure_usage_partitions(now() - interval '2 months', now() + interval '2 months')`,
    );
    await prepare(tx);
  });
}

/** Takes the lock that migrations and the set-up share, and holds it until the transaction ends. */
export const lockInstallation = (tx: Database) => tx.execute(sql`select pg_advisory_xact_lock(${BOOT_LOCK})`);

async function pending(tx: Database, migrations: MigrationMeta[]): Promise<MigrationMeta[]> {
  await tx.execute(sql`create table if not exists schema_migrations (hash text primary key, applied_at
    timestamptz not null default now())`);
  const missing: MigrationMeta[] = [];
  for (const migration of migrations) {
    const applied = await tx
      .select({ hash: sql<string>`hash` })
      .from(sql`schema_migrations`)
      .where(sql`hash = ${migration.hash}`);
    if (applied.length === 0) missing.push(migration);
  }
  return missing;
}

async function apply(tx: Database, migration: MigrationMeta) {
  for (const statement of migration.sql) await tx.execute(sql.raw(statement));
  await tx.execute(sql`insert into schema_migrations (hash) values (${migration.hash})`);
}
