import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** @typedef {{ passed: number, failed: number }} Outcome */
/** @typedef {ReturnType<typeof createSteps>} Steps */

const good = { passed: 0, failed: 0 };
const bad = { passed: 0, failed: 1 };

/**
 * Creates the steps of a check and counts passed and failed tests. A failed step does not stop the next one.
 * A step without tests of its own counts only if it fails.
 */
export function createSteps() {
  const totals = { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), "keystead-steps-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

  /** @param {string} title @param {() => Promise<Outcome>} work */
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
    /**
     * Runs a command of an installed package.
     *
     * @param {string} title
     * @param {string} command
     * @param {string[]} parameters
     */
    command: (title, command, ...parameters) =>
      step(title, async () => ((await run(command, parameters)) === 0 ? good : bad)),
    /**
     * Runs the Vitest tests that the parameters select.
     *
     * @param {string} title
     * @param {string[]} parameters
     */
    vitest: (title, ...parameters) => step(title, () => runVitest(join(folder, `${title}.json`), parameters)),
    /**
     * Runs the Playwright tests.
     *
     * @param {string} title
     * @param {Record<string, string>} variables
     */
    playwright: (title, variables) =>
      step(title, () => runPlaywright(join(folder, `${title}.json`), variables)),
    /**
     * Runs work that throws on failure. Returns its result, or null if it failed.
     *
     * @template Result
     * @param {string} title
     * @param {() => Promise<Result>} work
     * @returns {Promise<Result | null>}
     */
    work: async (title, work) => {
      /** @type {Result | null} */
      let result = null;
      await step(title, async () => {
        try {
          result = await work();
          return good;
        } catch (error) {
          console.error(error instanceof Error ? error.message : error);
          return bad;
        }
      });
      return result;
    },
    /** Prints the totals as the last line and sets the exit code of the process. */
    finish: () => {
      console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
      process.exitCode = totals.failed === 0 ? 0 : 1;
    },
  };
}

/** @param {string} report @param {string[]} parameters */
async function runVitest(report, parameters) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest", ["run", "--passWithNoTests", ...parameters, ...reporters]);
  return readOutcome(code, report, ({ numPassedTests: passed, numFailedTests: failed }) => ({
    passed,
    failed,
  }));
}

/** @param {string} report @param {Record<string, string>} variables */
async function runPlaywright(report, variables) {
  const env = { ...variables, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run("playwright", ["test", "--reporter=list,json"], env);
  return readOutcome(code, report, ({ stats: { expected, flaky, unexpected } }) => ({
    passed: expected + flaky,
    failed: unexpected,
  }));
}

/**
 * Reads the numbers of passed and failed tests from a report. An exit code other than 0 counts as at least
 * one failure.
 *
 * @param {number} code
 * @param {string} report
 * @param {(report: any) => Outcome} read
 * @returns {Outcome}
 */
function readOutcome(code, report, read) {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(report, "utf8")));
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error("The tests wrote no report:", error);
    return bad;
  }
}

/**
 * Runs a command of an installed package to its end.
 *
 * @param {string} name
 * @param {string[]} parameters
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} The exit code.
 */
function run(name, parameters, env) {
  const child = spawn(join(root, "node_modules", ".bin", name), parameters, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  // Steps run side by side. On a terminal of their own, two of them would move the cursor of each other.
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const abandon = () => child.kill();
  process.once("exit", abandon);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => {
      process.off("exit", abandon);
      resolve(code ?? 1);
    });
  });
}
