import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "keystead-workers-"));
const script = path.join(folder, "server.mjs");

const program = `
  import cluster from "node:cluster";
  import { createServer } from "node:http";
  import { stopOnSignal } from "./graceful-stop";
  import { runWorkers } from "./run-workers";
  if (cluster.isPrimary) {
    process.send(await runWorkers(2));
  } else if (process.argv[2] === "broken") {
    process.exit(3);
  } else {
    const server = createServer((req, res) => {
      if (req.url === "/die") process.kill(process.pid, "SIGKILL");
      res.setHeader("connection", "close").end(String(process.pid));
    });
    stopOnSignal(server, { graceMs: 1000, interrupt: () => {}, close: async () => {} });
    server.listen(0, "127.0.0.1");
  }
`;

beforeAll(async () => {
  const stdin = { contents: program, resolveDir: import.meta.dirname };
  await build({ stdin, outfile: script, bundle: true, format: "esm", platform: "node", logLevel: "error" });
});
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function begin() {
  const child = fork(script, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  children.push(child);
  const [port] = await once(child, "message");
  const get = async (target = "/") => (await fetch(`http://127.0.0.1:${port}${target}`)).text();
  const seen = new Set<string>();
  /** Calls until `count` different processes have answered. */
  const meet = (count: number) =>
    expect.poll(async () => seen.add(await get()).size, { timeout: 20_000 }).toBe(count);
  return { child, get, seen, meet };
}

it("answers from several processes on one port, and ends with all of them", async () => {
  const { child, meet } = await begin();
  await meet(2);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("replaces a process that dies", async () => {
  const { get, meet, child } = await begin();
  await meet(2);
  await expect(get("/die")).rejects.toThrow();
  await meet(3);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("ends when a process cannot start", async () => {
  const child = fork(script, ["broken"], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  children.push(child);
  expect(await once(child, "exit")).toEqual([1, null]);
});
