import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runQuietly, withProgress } from "./progress.mjs";

/** The root folder of the project. All commands run in it. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string[]} parts */
const at = (...parts) => join(root, ...parts);

/**
 * Installs the packages of the lock, unless they are installed already. Returns whether it installed them.
 *
 * @param {"all" | "run"} [purpose] `run` leaves out packages that only tests and checks need.
 */
export async function installPackages(purpose = "all") {
  const lock = digest([readFileSync(at("package-lock.json")), process.version]);
  const mark = at("node_modules", ".keystead-lock");
  const installed = readMark(mark);
  if (installed === `${lock} all` || installed === `${lock} ${purpose}`) return false;
  const omit = purpose === "run" ? ["--omit=dev"] : [];
  await withProgress("Install packages", () =>
    runQuietly("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", ...omit], { cwd: root }),
  );
  writeFileSync(mark, `${lock} ${purpose}`);
  return true;
}

/** Adds missing secrets with random values to .env.local or another file. Only its owner can read it. */
export function writeSecrets(file = at(".env.local")) {
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const missing = ["MASTER_KEY", "AUTH_SECRET"].filter(
    (name) => !new RegExp(`^${name}=.`, "m").test(present),
  );
  if (missing.length === 0) return;
  const lines = missing.map((name) => `${name}=${randomBytes(32).toString("base64")}\n`);
  appendFileSync(file, (present && !present.endsWith("\n") ? "\n" : "") + lines.join(""), { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Builds the product if its sources have changed since the last build. Returns whether it built. */
export async function build() {
  const mark = at(".next", "keystead-sources");
  const isBuilt = existsSync(at(".next", "BUILD_ID")) && existsSync(at("dist", "server", "start.mjs"));
  if (isBuilt && readMark(mark) === sourcesDigest()) return false;
  // A checkout that was built before is likely to be built again. Only then is the build cache worth writing.
  const env = { BUILD_CACHE: existsSync(at(".next", "BUILD_ID")) ? "1" : "0" };
  await withProgress("Build the app", () => runNext(["build"], env));
  await withProgress("Bundle the server", () =>
    runQuietly(process.execPath, [at("scripts", "bundle.mjs")], { cwd: root }),
  );
  writeFileSync(mark, sourcesDigest());
  return true;
}

/**
 * Runs a Next.js command.
 *
 * @param {string[]} parameters
 * @param {Record<string, string>} [variables]
 */
export function runNext(parameters, variables) {
  const next = at("node_modules", "next", "dist", "bin", "next");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...variables };
  return runQuietly(process.execPath, [next, ...parameters], { cwd: root, env });
}

const notBuilt = new Set([
  ".git",
  ".next",
  ".data",
  ".cache",
  "dist",
  "node_modules",
  "bench",
  "e2e",
  "scripts",
  "test-results",
]);
const source = /(?<!\.test)\.(ts|tsx|mjs|css|json|svg|png|ico|woff2|sql)$/;

function sourcesDigest() {
  /** @type {string[]} */
  const files = [];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !notBuilt.has(path)) walk(path);
      else if (entry.isFile() && source.test(path) && path !== "next-env.d.ts") files.push(path);
    }
  };
  walk("");
  return digest([process.version, ...files.sort().flatMap((path) => [path, readFileSync(at(path))])]);
}

/** @param {(string | Buffer)[]} parts */
function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** @param {string} file */
const readMark = (file) => (existsSync(file) ? readFileSync(file, "utf8") : null);
