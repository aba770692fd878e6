import { spawn } from "node:child_process";

const KEPT_CHARACTERS = 20_000;
const CLEAR_LINE = "\r\u001b[2K";

/**
 * Runs work and shows its duration: with a clock on a terminal, with a line before and after it elsewhere.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 */
export async function withProgress(title, work) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const isTerminal = process.stdout.isTTY;
  const show = () => process.stdout.write(`${CLEAR_LINE}… ${title}  ${Math.floor(seconds())} s`);
  if (isTerminal) show();
  else console.log(`… ${title}`);
  const clock = isTerminal ? setInterval(show, 1_000) : undefined;
  let mark = "✗";
  try {
    const result = await work();
    mark = "✓";
    return result;
  } finally {
    clearInterval(clock);
    console.log(`${isTerminal ? CLEAR_LINE : ""}${mark} ${title}  ${seconds().toFixed(1)} s`);
  }
}

/**
 * Runs a command in a folder without showing its output.
 *
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd: string, env?: Record<string, string> }} options `env` is added to the variables of this process.
 * @returns {Promise<void>}
 * @throws With the end of the command's output when it fails.
 */
export function runQuietly(command, parameters, { cwd, env }) {
  const child = spawn(command, parameters, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const abandon = () => child.kill();
  process.once("exit", abandon);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", abandon);
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...parameters].join(" ")} failed:\n${output}`));
    });
  });
}
