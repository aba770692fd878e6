import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startPostgres } from "./postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server, and the name of a migrated database on it that is there to be copied. */
    postgres: { url: string; template: string };
  }
}

/** Gives a test project a real PostgreSQL server, for as long as its run takes. */
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
