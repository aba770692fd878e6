import { createDatabase } from "@/e2e/support/create-database";
import { startServer } from "@/e2e/support/server";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { startPostgres } from "@/scripts/postgres.mjs";
import { SHARED_SERVER, type SharedServer } from "./shared-server";

/** Starts the server that all journeys share, with the demo organization. Returns what stops it. */
export default async function startSharedServer() {
  const [postgres, standIn] = await Promise.all([startPostgres(), startStandIn()]);
  const database = await createDatabase(postgres);
  const env = { DEMO_PROVIDER_URL: `${standIn.url}/v1` };
  const { url, urls, variables, owner, stop } = await startServer({ databaseUrl: database.url, env });
  process.env[SHARED_SERVER] = JSON.stringify({ url, urls, variables, owner } satisfies SharedServer);
  return async () => {
    await Promise.all([stop(), standIn.stop()]);
    await database.drop();
    await postgres.stop();
  };
}
