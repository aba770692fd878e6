import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { demoFolder, demoPassword, kept, keyFile } from "../demo/folder.mjs";
import { startProvider } from "../demo/provider.mjs";
import { build, installPackages, root, writeSecrets } from "./prepare.mjs";

const echoMilliseconds = 500;

await installPackages();
writeSecrets();
await build();
const password = demoPassword();
const provider = await startProvider();
const server = spawn(process.execPath, [join(root, "scripts", "start.mjs")], {
  cwd: root,
  env: {
    ...process.env,
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    HOST: process.env.HOST || "127.0.0.1",
    DATABASE_URL: "",
    DATABASE_URL_UNPOOLED: "",
    DATABASE_DRIVER: "",
    DATA_DIR: demoFolder,
    ALLOW_PRIVATE_UPSTREAMS: "1",
    BOOTSTRAP_OWNER_EMAIL: "mara@fernhill.example",
    BOOTSTRAP_OWNER_PASSWORD: password,
    BOOTSTRAP_KEY_FILE: keyFile,
    DEMO_PROVIDER_URL: `${provider.url}/v1`,
  },
  stdio: ["ignore", "pipe", "inherit"],
});
stopTogether();

const url = await readiness();
console.log(`
  Open      ${url}
  Sign in   mara@fernhill.example    ${password}
            tomasz@fernhill.example  the same password, for somebody who may only look

  A call through the gateway, answered by a made-up provider on this machine:

  curl ${url}/v1/chat/completions \\
    -H "Authorization: Bearer ${kept("key")}" -H "Content-Type: application/json" \\
    -d '{"model":"copilot","messages":[{"role":"user","content":"Hello"}]}'

  Ctrl-C stops everything. What you change is kept in .data/fernhill.
`);

/** The origin that the server says it listens at. What else it says is passed on. */
function readiness() {
  return new Promise((resolve) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const origin = /^Keystead is ready at (\S+)$/.exec(line)?.[1];
      if (origin) resolve(origin);
      else console.log(line);
    });
  });
}

/** A signal stops the server as it stops itself; the server's end, whatever its reason, is ours. */
function stopTogether() {
  let since = null;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (since !== null && Date.now() - since < echoMilliseconds) return;
      server.kill(since === null ? "SIGTERM" : "SIGKILL");
      since ??= Date.now();
    });
  }
  process.once("exit", () => server.kill("SIGKILL"));
  once(server, "exit").then(([code]) => process.exit(code ?? 1));
}
