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
/** So many missing heartbeats mean that the holder on another host has died. */
const MISSING_HEARTBEATS = 5;

/** The content of a lock file. `pid` is null once the process has released the directory. */
type Holder = { pid: number | null; host: string };

/** The locks that this process holds. */
const held = new Set<string>();

/**
 * Takes the directory of the embedded database for this process alone, since two processes on one directory lose each
 * other's rows. Returns the release.
 *
 * Locks are numbered files beside the directory, and the highest number counts. A process takes over a dead process's
 * lock by creating the next number, which the file system grants to one process only. A number is never used again.
 *
 * @throws Error with one line where another process holds the directory.
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

/** Returns the highest number of a lock, or 0 where there is none. */
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
    // Whoever claims the next number removes this one.
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Returns whether a holder lives: the system tells on this host, the heartbeat of its file on another. */
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

/** Identifies the kernel and process namespace on Linux, in which process numbers have one meaning; else the host. */
function thisHost(): string {
  if (process.platform !== "linux") return hostname();
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
}

/** Creates a lock file with its content in one step. Returns whether this process did it first. */
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
    // Another process took over while this one was suspended.
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
