import { provideChromium } from "./chromium.mjs";
import { startPostgres } from "./postgres.mjs";
import { build, installPackages } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";
import { verify } from "./verify.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

await installPackages();
const steps = createSteps();
const services = provideServices();
await verify(steps);
const [isBuilt] = await Promise.all([
  steps.work("build", build),
  steps.vitest("operations", "--project=operations"),
]);
const { postgres, chromium } = await services;
if (postgres) process.env.TEST_DATABASE_URL = postgres.url;
const overHttp = isBuilt === null ? [] : ["--project=api"];
// Much of their time is waiting for servers.
const workers = "--maxWorkers=3";
await steps.vitest("PostgreSQL and HTTP", workers, "--project=neon", "--project=concurrency", ...overHttp);
if (isBuilt !== null && chromium) await steps.playwright("pages", { CHROMIUM_PATH: chromium });
await postgres?.stop();
steps.finish();

/** Starts a PostgreSQL server and finds a Chromium. Installs them first if they are missing. */
async function provideServices() {
  const postgres = await steps.work("PostgreSQL server", startPostgres);
  const chromium = await steps.work("Chromium", provideChromium);
  return { postgres, chromium };
}
