import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject, type ProvidedContext } from "vitest";
import { connect, type Engine } from "@/db/client";

/** Creates a migrated database on the test run's PostgreSQL server. The caller must drop it. */
export const createServerDatabase = () => createDatabase(inject("postgres"));

/** Creates a migrated database on a PostgreSQL server, as a copy of the template database. */
export async function createDatabase({ url, template }: ProvidedContext["postgres"]) {
  const name = `keystead_${randomUUID().replaceAll("-", "")}`;
  await onServer(url, `create database ${name} template ${template}`);
  return {
    url: Object.assign(new URL(url), { pathname: name }).href,
    drop: () => onServer(url, `drop database if exists ${name} with (force)`),
  };
}

/** Creates and opens a migrated database. Closing the engine drops the database. */
export async function openServerDatabase(
  connections = 20,
  driver: "pg" | "neon" = "pg",
): Promise<Engine & { url: string }> {
  const { url, drop } = await createServerDatabase();
  const engine = await connect({ driver, url, preparedStatements: true, connections });
  const close = async () => {
    await engine.close();
    await drop();
  };
  return { ...engine, url, close };
}

async function onServer(url: string, statement: string) {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
