import { build, installPackages, root, writeSecrets } from "./prepare.mjs";
import { withProgress } from "./progress.mjs";

process.chdir(root);
await installPackages();
writeSecrets();
await build();
const { tsImport } = await import("tsx/esm/api");
/** @type {typeof import("../demo/start")} */
const { ready, printWelcome } = await tsImport("../demo/start.ts", import.meta.url);
printWelcome(await withProgress("Start the server and fill the demo", () => ready));
