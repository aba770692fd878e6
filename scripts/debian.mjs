import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs packages where this is Debian and we may; does nothing elsewhere. The package lists may be empty. */
export function installDebianPackages(...names) {
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return;
  console.log(`Installing ${names.join(", ")}…`);
  const apt = (...parameters) =>
    execFileSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...parameters], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "-y", "--no-install-recommends", ...names);
}
