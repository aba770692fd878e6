import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebianPackages } from "./debian.mjs";
import { build, installPackages, root, runNext } from "./prepare.mjs";
import { runQuietly, withProgress } from "./progress.mjs";

const [only, ...others] = process.argv.slice(2);
const isOfLists = only === "lists";

await installPackages();
await build();
if (!isOfLists) await preparePeers();
const script = isOfLists ? "bench/run-lists.ts" : "bench/run.ts";
const parameters = isOfLists ? others : process.argv.slice(2);
const child = spawn(process.execPath, ["--import", "tsx", script, ...parameters], {
  cwd: root,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
child.once("exit", (code) => process.exit(code ?? 1));

/** Installs the products that Keystead is compared with. Installs the load generator if it is missing. */
async function preparePeers() {
  const peers = join(root, "bench", "peers");
  if (!existsSync(join(peers, "node_modules", ".package-lock.json"))) {
    const parameters = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"];
    await withProgress("Install the peers", () => runQuietly("npm", parameters, { cwd: peers }));
  }
  await withProgress("Build an empty Next app", () => runNext(["build", "bench/empty-app"]));
  if (!hasCommand("wrk")) await withProgress("Install wrk", () => installDebianPackages("wrk"));
  if (!hasCommand("wrk")) throw new Error("The bench needs the load generator wrk: install it");
}

/** @param {string} name */
function hasCommand(name) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}
