import { randomUUID } from "node:crypto";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const HEARTBEAT_MS = 3_000;
/** After this many missed heartbeats, a holder on another host counts as dead. */
const MISSING_HEARTBEATS = 5;

/** The content of a lock file. `pid` is null after the process has released the directory. */
type Holder = { pid: number | null; host: string };

/** The lock files that this process holds. */
const held = new Set<string>();

/**
 * Locks the directory of the embedded database for this process, since two processes on one directory lose
 * each other's rows. Returns a function that releases the lock.
 *
 * Locks are numbered files beside the directory, and the highest number is the current lock. A process takes
 * over a dead process's lock by creating the file with the next number. The file system lets only one process
 * create it. Numbers are never reused.
 *
 * @throws Error with a one-line message when another process holds the directory.
 */
export async function lockDirectory(directory: string, heartbeatMs = HEARTBEAT_MS): Promise<() => void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const lock = `${path.resolve(directory)}.lock`;
  for (;;) {
    const newest = findNewest(lock);
    const holder = newest > 0 ? findHolder(`${lock}.${newest}`) : null;
    if (holder && (await isAlive(holder, `${lock}.${newest}`, heartbeatMs))) throw inUse(directory, holder);
    if (claim(`${lock}.${newest + 1}`)) return hold(lock, newest + 1, heartbeatMs);
  }
}

const inUse = (directory: string, { pid, host }: Holder) =>
  new Error(
    `The database in ${directory} is in use by process ${pid}${host === thisHost() ? "" : " on another host"}. ` +
      "Stop it, or set DATA_DIR to another directory.",
  );

/** Returns the highest number of the lock files, 0 when there are none. */
function findNewest(lock: string): number {
  const prefix = `${path.basename(lock)}.`;
  const names = readdirSync(path.dirname(lock)).filter((name) => name.startsWith(prefix));
  const numbers = names.map((name) => name.slice(prefix.length)).filter((end) => /^\d+$/.test(end));
  return Math.max(0, ...numbers.map(Number));
}

function findHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The process that created the next number removes this file.
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Returns whether a holder is alive. On this host it checks the process, for another host the heartbeat. */
async function isAlive({ pid, host }: Holder, file: string, heartbeatMs: number): Promise<boolean> {
  if (pid === null) return false;
  if (host === thisHost()) return pid === process.pid ? held.has(file) : isRunning(pid);
  const before = findHeartbeat(file);
  await delay(heartbeatMs * MISSING_HEARTBEATS);
  return findHeartbeat(file) !== before;
}

const findHeartbeat = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/**
 * Returns an id of the kernel and PID namespace on Linux, within which process ids are unique. Returns the
 * host name on other systems.
 */
function thisHost(): string {
  if (process.platform !== "linux") return hostname();
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
}

/** Creates a lock file with its content in one step. Returns false when another process created it first. */
function claim(file: string): boolean {
  const draft = writeDraft(file, { pid: process.pid, host: thisHost() });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(file: string, holder: Holder): string {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

function hold(lock: string, number: number, heartbeatMs: number): () => void {
  const file = `${lock}.${number}`;
  held.add(file);
  if (number > 1) rmSync(`${lock}.${number - 1}`, { force: true });
  const heartbeat = setInterval(() => {
    // Another process took over the lock while this process was suspended.
    if (findNewest(lock) !== number) process.exit(1);
    utimesSync(file, new Date(), new Date());
  }, heartbeatMs);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    held.delete(file);
    renameSync(writeDraft(file, { pid: null, host: thisHost() }), file);
  };
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
