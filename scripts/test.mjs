import { provideChromium } from "./chromium.mjs";
import { startPostgres } from "./postgres.mjs";
import { build, installPackages } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";
import { checkSources } from "./verify.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

await installPackages();
const steps = createSteps();
const services = provideServices();
await checkSources(steps);
const [isBuilt] = await Promise.all([
  steps.work("build", build),
  steps.vitest("units and operations", "--project=unit", "--project=operations"),
]);
const { postgres, chromium } = await services;
if (postgres) process.env.TEST_DATABASE_URL = postgres.url;
const overHttp = isBuilt === null ? [] : ["--project=api"];
await steps.vitest("PostgreSQL and HTTP", "--project=neon", "--project=concurrency", ...overHttp);
if (isBuilt !== null && chromium) await steps.playwright("pages", { CHROMIUM_PATH: chromium });
await postgres?.stop();
steps.finish();

/** Starts a PostgreSQL server and finds a Chromium. Installs them first if they are missing. */
async function provideServices() {
  const postgres = await steps.work("PostgreSQL server", startPostgres);
  const chromium = await steps.work("Chromium", provideChromium);
  return { postgres, chromium };
}
