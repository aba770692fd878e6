import { fileURLToPath } from "node:url";
import { installPackages } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";

/** What needs no service and no build: format, lint, types, unit tests, the direction of imports. */
export async function verify(steps) {
  await steps.command("format and lint", "biome", "ci", "--error-on-warnings");
  await steps.command("route types", "next", "typegen");
  await steps.command("types", "tsc", "--noEmit");
  await steps.vitest("unit tests", "--project=unit");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installPackages();
  const steps = createSteps();
  await verify(steps);
  steps.finish();
}
