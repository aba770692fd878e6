import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { findText, keepText } from "./folder";
import { addBuckets } from "./seed/steps/storage-steps";

/**
 * Starts the stand-in provider with the demo's buckets, on the port of the last start, or on a free port if
 * that one is in use.
 */
export async function startProvider(): Promise<StandIn> {
  const standIn = await startStandIn({ port: Number(findText("provider-port") ?? 0) }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return startStandIn();
  });
  keepText("provider-port", new URL(standIn.url).port);
  addBuckets(standIn);
  return standIn;
}
