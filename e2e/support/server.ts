import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../..");

export interface ServerOptions {
  /** The URL of a migrated or empty PostgreSQL database. Default: a new embedded database. */
  databaseUrl?: string;
  /** Variables that are added to the usual ones or replace them. */
  env?: Record<string, string>;
  /** The number of processes on one database. Default: 1. */
  count?: number;
  /** The script that starts the server. Default: the product's own. */
  script?: string;
}

export interface RunningServer {
  /** The origin of the first process, without a trailing slash. */
  url: string;
  urls: string[];
  /**
   * The environment variables. With them as `env`, a further process of the same installation can be started.
   */
  variables: Record<string, string>;
}

export interface Server extends RunningServer {
  /** The secret of an organization key with every scope. */
  key: string;
  owner: { email: string; password: string };
  processes: ChildProcess[];
  /** Returns the output of all processes so far. */
  logs: () => string;
  stop: () => Promise<void>;
}

/** The grace of running requests and the time for closing together end before this, in milliseconds. */
const STOP_LIMIT_MS = 60_000;

const running = new Set<() => Promise<void>>();

/** Stops all servers that still run. */
export const stopServers = () => Promise.all([...running].map((stop) => stop()));

/** Starts the built server on free ports with a new installation. The caller must stop it. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { databaseUrl, env, count = 1, script } = options;
  const folder = mkdtempSync(path.join(tmpdir(), "keystead-server-"));
  const owner = { email: "owner@example.com", password: randomBytes(12).toString("base64url") };
  const keyFile = path.join(folder, "key");
  const variables = { ...usualVariables(folder, databaseUrl), ...ownerVariables(owner, keyFile), ...env };
  const lines: string[] = [];
  const processes: ChildProcess[] = [];
  const stop = async () => {
    running.delete(stop);
    await Promise.all(processes.map(stopProcess));
    rmSync(folder, { recursive: true, force: true });
  };
  running.add(stop);
  try {
    const urls: string[] = [];
    while (urls.length < count) {
      const child = launch(variables, script);
      processes.push(child);
      urls.push(await readiness(child, lines));
    }
    const key = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim() : "";
    const logs = () => lines.join("\n");
    return { url: urls[0] ?? "", urls, key, owner, processes, variables, logs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs the built server until it ends, for servers that refuse to start. Returns its exit code and output.
 */
export async function runServer(env: Record<string, string>): Promise<{ code: number | null; logs: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "keystead-server-"));
  const child = launch({ ...usualVariables(folder), ...env });
  const lines: string[] = [];
  const ended = once(child, "exit");
  await readiness(child, lines).catch(() => undefined);
  child.kill("SIGTERM");
  const [code] = await ended;
  rmSync(folder, { recursive: true, force: true });
  return { code, logs: lines.join("\n") };
}

/** Returns a value for every variable of the product, so that none comes from the shell or `.env.local`. */
function usualVariables(folder: string, databaseUrl = ""): Record<string, string> {
  const blank = readFileSync(path.join(root, ".env.example"), "utf8").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm);
  return {
    ...Object.fromEntries([...blank].map(([, name]) => [name, ""])),
    MASTER_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64"),
    DATABASE_URL: databaseUrl,
    DATA_DIR: path.join(folder, "data"),
    HOST: "127.0.0.1",
    PORT: "0",
    ALLOW_PRIVATE_UPSTREAMS: "1",
  };
}

function ownerVariables(owner: Server["owner"], keyFile: string) {
  return {
    BOOTSTRAP_OWNER_EMAIL: owner.email,
    BOOTSTRAP_OWNER_PASSWORD: owner.password,
    BOOTSTRAP_KEY_FILE: keyFile,
  };
}

function launch(variables: Record<string, string>, script = path.join(root, "scripts/start.mjs")) {
  return spawn(process.execPath, [script], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Resolves with the server's origin when it is ready. Rejects with its output when it ends before. */
function readiness(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const url = /^Keystead is ready at (\S+)$/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
    child.once("close", () => reject(new Error(`The server ended:\n${lines.join("\n")}`)));
  });
}

/** Stops a process. @throws Error when it does not end in time. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const isStuck = await Promise.race([ended.then(() => false), delay(STOP_LIMIT_MS, true, { ref: false })]);
  if (!isStuck) return;
  child.kill("SIGKILL");
  throw new Error(`A server did not stop within ${STOP_LIMIT_MS / 1_000} seconds`);
}
