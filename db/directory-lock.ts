import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes the directory of the embedded database for this process alone: two processes on one lose each
 * other's rows. Answers the release. Throws one clear line where another process holds it.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const lock = `${directory.replace(/\/+$/, "")}.lock`;
  const holder = claim(lock) ? null : readHolder(lock);
  if (holder !== null && isRunning(holder)) {
    throw new Error(
      `The database in ${directory} is in use by process ${holder}. Stop it, or set DATA_DIR to another directory.`,
    );
  }
  if (holder !== null) {
    rmSync(lock, { force: true });
    if (!claim(lock)) throw new Error(`The database in ${directory} is being opened by another process.`);
  }
  return () => rmSync(lock, { force: true });
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

const readHolder = (lock: string) => Number(readFileSync(lock, "utf8"));

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
