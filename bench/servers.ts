import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export const root = path.resolve(import.meta.dirname, "..");
const next = path.join(root, "node_modules/next/dist/bin/next");
const peers = path.join(root, "bench/peers");

/** A running server: one under load, or one that it calls. */
export interface Server {
  url: string;
  /** The output line that reported that the server is ready. */
  line: string;
  /** Returns the memory of the server in megabytes. */
  measureMemory: () => number;
  /** Returns the processor time that the server has used, in microseconds. NaN where there is no `/proc`. */
  measureCpu: () => number;
  stop: () => Promise<void>;
}

type Variables = Record<string, string>;

/** Creates the variables and the owner of a new installation on a database. `readKey` reads its first key. */
export function createInstallation(databaseUrl: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "keystead-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const owner = { email: "owner@example.com", password: randomBytes(12).toString("base64url") };
  const keyFile = path.join(folder, "key");
  const variables: Variables = {
    MASTER_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64"),
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    ALLOW_PRIVATE_UPSTREAMS: "1",
    BOOTSTRAP_OWNER_EMAIL: owner.email,
    BOOTSTRAP_OWNER_PASSWORD: owner.password,
    BOOTSTRAP_KEY_FILE: keyFile,
  };
  return { owner, variables, readKey: () => readFileSync(keyFile, "utf8").trim() };
}

/** Starts the built product like `npm start`, but on a free port. */
export const startKeystead = (variables: Variables) =>
  start(["scripts/start.mjs"], { ...variables, PORT: "0" }, root, /^Keystead is ready at (\S+)/);

/** Starts the built Next.js app of a folder with the server of Next.js. */
export const startInNext = (variables: Variables, folder = root) =>
  start(
    [next, "start", folder, "-p", "0", "-H", "127.0.0.1"],
    variables,
    root,
    /(http:\/\/127\.0\.0\.1:\d+)/,
  );

/** Starts a script of the benchmark, which prints its origin. */
export const startScript = (file: string, variables: Variables = {}) =>
  start(["--import", "tsx", path.join("bench", file)], variables);

/** Starts a script of the peers, which prints its origin. */
export const startPeer = (file: string, variables: Variables = {}) => start([file], variables, peers);

/** Starts Portkey's gateway on the loopback address. */
export async function startPortkey(): Promise<Server> {
  const port = await findFreePort();
  const script = "node_modules/@portkey-ai/gateway/build/start-server.js";
  const command = ["--import", "./loopback.mjs", script, `--port=${port}`, "--headless"];
  const server = await start(command, {}, peers, /Ready for connections/);
  return { ...server, url: `http://127.0.0.1:${port}` };
}

/** Finds a port that is free now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, "127.0.0.1"), "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

async function start(
  command: string[],
  variables: Variables,
  cwd = root,
  ready = /^(http:\/\/\S+)/,
): Promise<Server> {
  const child = spawn(process.execPath, command, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  const ended = once(child, "exit");
  const line = await Promise.race([
    findLine(child, ready),
    ended.then(([code]) => Promise.reject(new Error(`${command.join(" ")} ended with ${code}`))),
  ]);
  return {
    line,
    url: ready.exec(line)?.[1] ?? "",
    measureMemory: () =>
      Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    measureCpu: () => readCpu(child.pid),
    stop: async () => {
      process.off("exit", abandon);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The unit of the times in `/proc`. It is the same on all common machines. */
const TICK_MICROSECONDS = 10_000;

function readCpu(pid: number | undefined): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const [user, system] = [afterName[11], afterName[12]];
  return (Number(user) + Number(system)) * TICK_MICROSECONDS;
}

function findLine(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => wanted.test(line) && resolve(line));
  });
}
