import type { TestProject } from "vitest/node";
import { createDatabase } from "./database-server";
import { type RunningServer, startServer } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    /** Two processes of the built server on one database, shared by all test files; each uses a tenant of its own. */
    server: RunningServer;
  }
}

/** Starts the server that HTTP tests share, for the whole run. A test that changes or stops a server starts its own. */
export async function setup(project: TestProject) {
  const database = await createDatabase(project.getProvidedContext().postgres);
  const { url, urls, variables, stop } = await startServer({ databaseUrl: database.url, count: 2 });
  project.provide("server", { url, urls, variables });
  return async () => {
    await stop();
    await database.drop();
  };
}
