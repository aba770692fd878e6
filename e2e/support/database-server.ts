import { inject } from "vitest";
import { connect, type Engine } from "@/db/client";
import { createDatabase } from "./create-database";

/** Creates a migrated database on the test run's PostgreSQL server. The caller must drop it. */
export const createServerDatabase = () => createDatabase(inject("postgres"));

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
