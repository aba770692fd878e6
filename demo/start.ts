import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { demoFolder, findText, getPassword, keyFile } from "./folder";
import { startProvider } from "./provider";

const ECHO_MILLISECONDS = 500;

const password = getPassword();
const provider = await startProvider();
const server = spawn(process.execPath, [path.resolve("scripts/start.mjs")], {
  env: {
    ...process.env,
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    HOST: process.env.HOST || "127.0.0.1",
    DATABASE_URL: "",
    DATABASE_URL_UNPOOLED: "",
    DATABASE_DRIVER: "",
    WORKERS: "",
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

/** Resolves with the server's origin when it is ready. Prints the server's other output lines. */
export const ready = new Promise<string>((resolve) => {
  createInterface({ input: server.stdout }).on("line", (line) => {
    const origin = /^Keystead is ready at (\S+)$/.exec(line)?.[1];
    if (origin) resolve(origin);
    else console.log(line);
  });
});

/** Prints how to sign in and how to call the gateway. */
export function printWelcome(url: string): void {
  console.log(`
  Open      ${url}
  Sign in   mara@fernhill.example    ${password}
            tomasz@fernhill.example  the same password, for somebody who may only look

  A call through the gateway, answered by a made-up provider on this machine:

  curl ${url}/v1/chat/completions \\
    -H "Authorization: Bearer ${findText("key")}" -H "Content-Type: application/json" \\
    -d '{"model":"copilot","messages":[{"role":"user","content":"Hello"}]}'

  Ctrl-C stops everything. What you change is kept in .data/fernhill.
`);
}

/** Forwards signals to the server, and ends this process when the server ends. */
function stopTogether() {
  let since: number | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // A terminal and npm may both send the signal.
      if (since !== null && Date.now() - since < ECHO_MILLISECONDS) return;
      server.kill(since === null ? "SIGTERM" : "SIGKILL");
      since ??= Date.now();
    });
  }
  process.once("exit", () => server.kill("SIGKILL"));
  void once(server, "exit").then(([code]) => process.exit(code ?? 1));
}
