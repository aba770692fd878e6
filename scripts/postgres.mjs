import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { installDebianPackages } from "./debian.mjs";

/** The most attempts to start a server again after a crash. */
const MOST_STARTS = 200;

/**
 * Settings for many test connections. Test data need not survive a crash of the machine. Tests that depend on
 * statistics gather them.
 */
const settings = [
  "max_connections=300",
  "fsync=off",
  "full_page_writes=off",
  "autovacuum=off",
  "listen_addresses=127.0.0.1",
];

/**
 * Starts a PostgreSQL server for tests. Returns a database URL whose user may create databases. Uses the
 * server of TEST_DATABASE_URL if it is set, else the binaries on this machine, else Debian's package.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => undefined } : startOwnPostgres();
}

/**
 * Starts a PostgreSQL server that a test may crash. `crash` kills it without warning, and starts it again.
 *
 * @returns {Promise<{ url: string, crash: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startOwnPostgres() {
  return startCluster(findBinaries() ?? (await installBinaries()));
}

function findBinaries() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

async function installBinaries() {
  await installDebianPackages("postgresql");
  const binaries = findBinaries();
  if (!binaries) throw new Error("No PostgreSQL server found: install one, or set TEST_DATABASE_URL");
  return binaries;
}

/** @param {string} binaries */
async function startCluster(binaries) {
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), "keystead-postgres-"));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const options = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(binaries, "initdb"), options, {
    ...account,
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const port = await freePort();
  const parameters = [...settings, `unix_socket_directories=${folder}`].flatMap((setting) => ["-c", setting]);
  const launch = () =>
    spawn(join(binaries, "postgres"), ["-D", data, "-p", String(port), ...parameters], {
      ...account,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  let server = launch();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const abandon = () => {
    server.kill("SIGQUIT");
    remove();
  };
  process.once("exit", abandon);
  await waitUntilReady(server);
  const crash = async () => {
    await end(server, "SIGKILL");
    // It does not start before the last process of the killed one has ended.
    for (let starts = 1; ; starts += 1) {
      server = launch();
      const failure = await waitUntilReady(server).catch((error) => error);
      if (!failure) return;
      if (starts === MOST_STARTS) throw failure;
    }
  };
  const stop = async () => {
    process.off("exit", abandon);
    await end(server, "SIGINT");
    remove();
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, crash, stop };
}

/**
 * Ends a process with a signal.
 *
 * @param {import("node:child_process").ChildProcess} server
 * @param {NodeJS.Signals} signal
 */
async function end(server, signal) {
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
}

/** Returns the account that runs the server: the user `postgres` for root, which PostgreSQL refuses. */
function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  /** @param {"-u" | "-g"} flag */
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * Waits until a server accepts connections.
 *
 * @param {import("node:child_process").ChildProcessByStdio<null, null, import("node:stream").Readable>} server
 * @returns {Promise<void>}
 */
function waitUntilReady(server) {
  let log = "";
  return new Promise((resolve, reject) => {
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-10_000);
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

/**
 * Finds a port that is free now.
 *
 * @returns {Promise<number>}
 */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" ? address?.port : undefined;
      probe.close(() => (port ? resolve(port) : reject(new Error("No free port"))));
    });
  });
}
