import type { Server } from "@/e2e/support/server";

/**
 * The server that all journeys share, with the demo organization. Each journey has an organization of its own
 * on it. `owner` owns the demo organization.
 */
export type SharedServer = Pick<Server, "url" | "urls" | "variables" | "owner">;

/** The variable that holds the shared server as JSON, for the processes that run the journeys. */
export const SHARED_SERVER = "KEYSTEAD_SHARED_SERVER";

/** Returns the shared server of the test run. */
export const getSharedServer = (): SharedServer => JSON.parse(process.env[SHARED_SERVER] ?? "");
