import { existsSync } from "node:fs";
import { root } from "./prepare.mjs";
import { runQuietly } from "./progress.mjs";

/**
 * Installs Debian packages if the system has apt-get and the user is root. Otherwise does nothing. Updates
 * the package lists first, since they may be empty.
 *
 * @param {string[]} names
 */
export async function installDebianPackages(...names) {
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return;
  const apt = (/** @type {string[]} */ ...parameters) =>
    runQuietly("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...parameters], {
      cwd: root,
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", ...names);
}
