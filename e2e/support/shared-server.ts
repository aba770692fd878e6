import type { TestProject } from "vitest/node";
import { createDatabase } from "./create-database";
import { type RunningServer, startServer } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    /** Two processes of the built server on one database. All test files share it, with one tenant each. */
    server: RunningServer;
  }
}

/**
 * Starts the shared server for the whole test run. Tests that change or stop a server must start their own.
 */
export async function setup(project: TestProject) {
  const database = await createDatabase(project.getProvidedContext().postgres);
  // With the token, every documented route is there. Nobody reads the log lines of tens of thousands of requests.
  const env = { METRICS_TOKEN: "the token of Prometheus", LOG_LEVEL: "warn" };
  const { url, urls, variables, stop } = await startServer({ databaseUrl: database.url, env, count: 2 });
  project.provide("server", { url, urls, variables });
  return async () => {
    await stop();
    await database.drop();
  };
}
