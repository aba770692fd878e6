import { build, installPackages, root, writeSecrets } from "./prepare.mjs";
import { withProgress } from "./progress.mjs";

process.chdir(root);
await installPackages("run");
writeSecrets();
await build();
const { bundleDemo } = await import("./bundle.mjs");
await bundleDemo();
/** @type {typeof import("../demo/start")} */
const { ready, printWelcome } = await import(new URL("../dist/demo/start.mjs", import.meta.url).href);
printWelcome(await withProgress("Start the server and fill the demo", () => ready));
