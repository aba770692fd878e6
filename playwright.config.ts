import { defineConfig } from "@playwright/test";
import { DESKTOP, PHONE } from "./e2e/web/views";

const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync";

/** Runs whole journeys in a browser against the built server, on a desktop and on a phone. */
export default defineConfig({
  testDir: "e2e/web",
  outputDir: "test-results",
  globalSetup: "./e2e/web/start-shared-server.ts",
  // Each journey has an organization of its own.
  fullyParallel: true,
  workers: 3,
  timeout: 120_000,
  // Something that hangs must fail with a message.
  globalTimeout: 600_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    launchOptions: {
      args: [...asRoot, ...quiet.split(" "), "--disable-component-update"],
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    },
    // Half faded in, a text has half its contrast.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", use: DESKTOP },
    // Journeys whose controls differ on a phone. Each journey looks at its pages on a phone anyway.
    { name: "phone", grep: /@phone/, use: { ...PHONE, hasTouch: true } },
  ],
});
