import { fileURLToPath } from "node:url";
import { installPackages } from "./prepare.mjs";
import { createSteps } from "./steps.mjs";

/**
 * Checks the sources without running them: format, lint, import cycles, types, dead code.
 *
 * @param {import("./steps.mjs").Steps} steps
 */
export async function checkSources(steps) {
  const formatAndLint = steps.command("format and lint", "biome", "ci", "--error-on-warnings");
  await steps.command("route types", "next", "typegen");
  await Promise.all([
    formatAndLint,
    steps.command("types", "tsc", "--noEmit"),
    steps.command("dead code", "knip"),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installPackages();
  const steps = createSteps();
  await checkSources(steps);
  await steps.vitest("unit tests", "--project=unit");
  steps.finish();
}
