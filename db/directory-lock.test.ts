import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockDirectory } from "./directory-lock";

const folder = mkdtempSync(path.join(tmpdir(), "keystead-lock-"));
const script = path.join(folder, "hold.mjs");
const program = `
  import { lockDirectory } from "./directory-lock";
  process.on("message", async (directory) => {
    const outcome = await lockDirectory(directory, 50).then(() => "held", (error) => error.message);
    process.send(outcome);
  });
  process.send("ready");
`;

beforeAll(async () => {
  const stdin = { contents: program, resolveDir: import.meta.dirname };
  await build({ stdin, outfile: script, bundle: true, format: "esm", platform: "node", logLevel: "error" });
});
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
let directory = "";
beforeEach(() => {
  directory = path.join(mkdtempSync(path.join(folder, "data-")), "postgres");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts processes that wait for a directory to lock. */
async function startProcesses(count: number): Promise<ChildProcess[]> {
  const started = Array.from({ length: count }, () => fork(script));
  children.push(...started);
  await Promise.all(started.map((child) => once(child, "message")));
  return started;
}

/** Makes all processes lock the directory at the same time. Returns the outcome of each. */
async function race(processes: ChildProcess[]): Promise<string[]> {
  const outcomes = processes.map(async (child) => String((await once(child, "message"))[0]));
  for (const child of processes) child.send(directory);
  return Promise.all(outcomes);
}

describe("the directory of an embedded database", () => {
  it("belongs to one process, until that releases it", async () => {
    const release = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(/in use by process \d+\. Stop it/);
    const [other] = await race(await startProcesses(1));
    expect(other).toContain(`in use by process ${process.pid}`);
    release();
    expect(await race(await startProcesses(1))).toEqual(["held"]);
  });

  it("goes to one of many that find the lock of a dead process, round after round", async () => {
    for (let round = 0; round < 10; round += 1) {
      const outcomes = await race(await startProcesses(4));
      expect(outcomes.filter((outcome) => outcome === "held")).toHaveLength(1);
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children.splice(0)) child.kill("SIGKILL");
      await Promise.all(ended);
    }
    expect(readdirSync(path.dirname(directory)).filter((name) => name.includes(".lock."))).toHaveLength(1);
  });

  it("is taken from a process of another host only when its heartbeat has stopped", async () => {
    mkdirSync(directory);
    writeFileSync(`${directory}.lock.1`, JSON.stringify({ pid: 1, host: "another" }));
    const heart = setInterval(() => utimesSync(`${directory}.lock.1`, new Date(), new Date()), 5);
    await expect(lockDirectory(directory, 10)).rejects.toThrow("on another host");
    clearInterval(heart);
    const release = await lockDirectory(directory, 10);
    await expect(lockDirectory(directory, 10)).rejects.toThrow(`process ${process.pid}.`);
    release();
  });
});
