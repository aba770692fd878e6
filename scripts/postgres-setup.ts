import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
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
  const template = `keystead_${randomUUID().replaceAll("-", "")}`;
  await onServer(server.url, `create database ${template}`);
  const url = Object.assign(new URL(server.url), { pathname: template }).href;
  const engine = await connect({ driver: "pg", url, preparedStatements: true });
  await migrate(engine.db);
  await engine.close();
  project.provide("postgres", { url: server.url, template });
  return async () => {
    await onServer(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

async function onServer(url: string, statement: string) {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
