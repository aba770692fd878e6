import { afterAll } from "vitest";
import { stopServers } from "@/e2e/support/server";

// So that no server outlives its test file, whatever happened there.
afterAll(async () => {
  await stopServers();
});
