import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebianPackages } from "./debian.mjs";
import { root } from "./prepare.mjs";
import { runQuietly } from "./progress.mjs";

/** The commands of Chromium, with the one that has no windows first: it needs a fifth less processor time. */
const commands = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Returns the path of a Chromium for browser tests. Tries CHROMIUM_PATH, the system's, then Playwright's. If
 * there is none, installs one. Needs the npm packages.
 */
export async function provideChromium() {
  const present = process.env.CHROMIUM_PATH || findSystem() || (await findPlaywrights());
  if (present) return present;
  // Distributions that are built on Debian may lack the package.
  await installDebianPackages("chromium-headless-shell").catch(() => undefined);
  const installed = findSystem();
  if (installed) return installed;
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  await runQuietly(process.execPath, [playwright, "install", "chromium"], { cwd: root });
  const own = await findPlaywrights();
  if (!own) throw new Error("No Chromium found: install one, or set CHROMIUM_PATH");
  return own;
}

function findSystem() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [...commands.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
  return paths.find((path) => existsSync(path)) ?? null;
}

async function findPlaywrights() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}
