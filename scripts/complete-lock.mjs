import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const systems = ["darwin", "linux", "win32", "freebsd", "openbsd", "netbsd", "android", "aix", "sunos"];
const processors = ["arm64", "x64", "arm", "ia32", "riscv64", "ppc64", "s390x", "loong64"];

/** @typedef {Record<string, { version?: string, resolved?: string, optionalDependencies?: Record<string, string> }>} Packages */

/**
 * Returns the missing lock entries of optional packages, by path. A registry may lack the builds for some
 * systems, but `npm ci` rejects a lock without their entries.
 *
 * @param {{ packages: Packages }} lock
 */
export function missingEntries({ packages }) {
  /** @type {Record<string, object>} */
  const missing = {};
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isInstalled(packages, path, name)) continue;
      missing[`node_modules/${name}`] = { version, optional: true, ...parsePlatform(name) };
    }
  }
  return missing;
}

/**
 * Returns whether Node would find a package from the folder of another one or from a folder above it.
 *
 * @param {Packages} packages
 * @param {string} from
 * @param {string} name
 */
function isInstalled(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (`${folder}${folder && "/"}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}

/**
 * Parses the operating system and processor from a package's name. A name without a system means WebAssembly.
 *
 * @param {string} name
 */
function parsePlatform(name) {
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return os.length > 0 ? { os, ...(cpu.length > 0 && { cpu }) } : { cpu: ["wasm32"] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const file = join(root, process.argv[2] ?? ".", "package-lock.json");
  /** @type {{ packages: Packages }} */
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingEntries(lock);
  for (const entry of Object.values(lock.packages)) delete entry.resolved;
  const entries = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`);
}
