import { randomUUID } from "node:crypto";
import { Client } from "pg";

/**
 * Creates a database on a PostgreSQL server, as a copy of the template database. The caller must drop it.
 * Without a template it is empty.
 */
export async function createDatabase({ url, template = "template1" }: { url: string; template?: string }) {
  const name = `keystead_${randomUUID().replaceAll("-", "")}`;
  // To copy the files takes a third of the time of writing each page to the log.
  await runOnServer(url, `create database ${name} template ${template} strategy file_copy`);
  return {
    name,
    url: Object.assign(new URL(url), { pathname: name }).href,
    drop: () => runOnServer(url, `drop database if exists ${name} with (force)`),
  };
}

async function runOnServer(url: string, statement: string) {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
