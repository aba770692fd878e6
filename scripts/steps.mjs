import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const good = { passed: 0, failed: 0 };
const bad = { passed: 0, failed: 1 };

/**
 * Creates the steps of a check, which sums up what passed and failed. A failing step does not stop the next one. A step
 * without tests of its own counts only when it fails.
 */
export function createSteps() {
  const totals = { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), "keystead-steps-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

  const step = async (title, work) => {
    const began = performance.now();
    console.log(`\n── ${title}`);
    const { passed, failed } = await work();
    totals.passed += passed;
    totals.failed += failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`── ${title}: ${failed === 0 ? "good" : "FAILED"} after ${seconds} s`);
  };

  return {
    /** Runs a command of an installed package. */
    command: (title, ...command) => step(title, async () => ((await run(command)) === 0 ? good : bad)),
    /** Runs the tests of vitest that the parameters choose. */
    vitest: (title, ...parameters) =>
      step(title, () => {
        const report = join(folder, `${title}.json`);
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
        const command = ["vitest", "run", "--passWithNoTests", ...parameters, ...reporters];
        return count(command, report, (read) => [read.numPassedTests, read.numFailedTests]);
      }),
    /** Runs the tests of Playwright. */
    playwright: (title, variables) =>
      step(title, () => {
        const report = join(folder, `${title}.json`);
        const env = { ...variables, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
        const command = ["playwright", "test", "--reporter=list,json"];
        return count(command, report, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected], env);
      }),
    /** Runs work that throws when it fails. Returns the result of the work, or null when it failed. */
    work: async (title, work) => {
      let result = null;
      await step(title, async () => {
        try {
          result = await work();
          return good;
        } catch (error) {
          console.error(error.message);
          return bad;
        }
      });
      return result;
    },
    /** Prints the sum as the last line, and sets the exit code of the process. */
    finish: () => {
      console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
      process.exitCode = totals.failed === 0 ? 0 : 1;
    },
  };
}

/** Runs tests and reads from their report how many passed and failed; a run that ends badly has a failure at least. */
async function count(command, report, read, env) {
  const code = await run(command, env);
  try {
    const [passed, failed] = read(JSON.parse(readFileSync(report, "utf8")));
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(`No report of the tests: ${error.message}`);
    return bad;
  }
}

/** Runs a command of an installed package to its end. Returns its exit code. */
function run([name, ...parameters], env = {}) {
  const child = spawn(join(root, "node_modules", ".bin", name), parameters, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const abandon = () => child.kill();
  process.once("exit", abandon);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => {
      process.off("exit", abandon);
      resolve(code ?? 1);
    });
  });
}
