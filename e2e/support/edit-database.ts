import { once } from "node:events";
import path from "node:path";
import { connect, type Database } from "@/db/client";
import { type Server, startServer } from "./server";

/**
 * Stops a server with an embedded database, edits the database, and starts the server again. The caller must
 * stop both servers.
 */
export async function editDatabase(
  { processes, variables }: Server,
  edit: (db: Database) => Promise<unknown>,
): Promise<Server> {
  for (const child of processes) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  const engine = await connect({
    driver: "pglite",
    dataDir: path.join(variables.DATA_DIR ?? "", "postgres"),
  });
  await edit(engine.db);
  await engine.close();
  return startServer({ env: variables });
}
