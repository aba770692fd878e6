import { fileURLToPath } from "node:url";
import { installPackages } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";

/**
 * Runs the checks without a service or a build: format, lint, import cycles, types, dead code, unit tests.
 *
 * @param {import("./steps.mjs").Steps} steps
 */
export async function verify(steps) {
  await steps.command("format and lint", "biome", "ci", "--error-on-warnings");
  await steps.command("route types", "next", "typegen");
  await steps.command("types", "tsc", "--noEmit");
  await steps.command("dead code", "knip");
  await steps.vitest("unit tests", "--project=unit");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installPackages();
  const steps = createSteps();
  await verify(steps);
  steps.finish();
}
