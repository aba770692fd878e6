import { existsSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { build, installPackages, root } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";
import { verify } from "./verify.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

installPackages();
const steps = createSteps();
await verify(steps);
await steps.vitest("operations", "--project=operations");
const postgres = await steps.work("PostgreSQL server", startPostgres);
if (postgres) process.env.TEST_DATABASE_URL = postgres.url;
await steps.vitest("operations over Neon's driver", "--project=neon");
await steps.vitest("concurrency", "--project=concurrency");
if ((await steps.work("build", build)) !== null) {
  await steps.vitest("HTTP", "--project=api");
  await testPages();
}
await postgres?.stop();
steps.finish();

async function testPages() {
  if (!existsSync(join(root, "playwright.config.ts"))) return;
  const { provideChromium } = await import("./chromium.mjs");
  const CHROMIUM_PATH = await steps.work("Chromium", provideChromium);
  if (CHROMIUM_PATH) await steps.playwright("pages", { CHROMIUM_PATH });
}
