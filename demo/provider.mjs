import { startStandIn } from "../e2e/support/stand-in/server.mjs";
import { keep, kept } from "./folder.mjs";

/** Starts the made-up provider where it was the last time, so that what calls it finds it; elsewhere if that is taken. */
export async function startProvider() {
  const standIn = await startStandIn({ port: Number(kept("provider-port") ?? 0) }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return startStandIn();
  });
  keep("provider-port", new URL(standIn.url).port);
  return standIn;
}
