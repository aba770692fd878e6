import type { TestProject } from "vitest/node";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { createDatabase } from "@/e2e/support/create-database";
import { startPostgres } from "./postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of a PostgreSQL server, and the name of a migrated database on it for tests to copy. */
    postgres: { url: string; template: string };
  }
}

/** Provides a test project with a PostgreSQL server until the run ends. */
export async function setup(project: TestProject) {
  const server = await startPostgres();
  const template = await createDatabase(server);
  const engine = await connect({ driver: "pg", url: template.url, preparedStatements: true });
  await migrate(engine.db);
  await engine.close();
  project.provide("postgres", { url: server.url, template: template.name });
  return async () => {
    await template.drop();
    await server.stop();
  };
}
