import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../scripts/prepare.mjs";

const next = join(root, "node_modules", "next", "dist", "bin", "next");

/** The variables of a fresh installation on a database, and its owner. */
export function newInstallation(databaseUrl) {
  const folder = mkdtempSync(join(tmpdir(), "keystead-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const owner = { email: "owner@example.com", password: randomBytes(12).toString("base64url") };
  const keyFile = join(folder, "key");
  const variables = {
    MASTER_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64"),
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    BOOTSTRAP_OWNER_EMAIL: owner.email,
    BOOTSTRAP_OWNER_PASSWORD: owner.password,
    BOOTSTRAP_KEY_FILE: keyFile,
  };
  return { owner, variables, key: () => readFileSync(keyFile, "utf8").trim() };
}

/** Starts the built product as `npm start` does, where verification is answered beside Next. */
export const startBeside = (variables) =>
  startServer([join(root, "scripts", "start.mjs")], { ...variables, PORT: "0" });

/** Starts a Next app of a folder with Next's own server, which answers everything. */
export const startInNext = (variables, folder = root) =>
  startServer([next, "start", folder, "-p", "0", "-H", "127.0.0.1"], variables);

/** Starts a server of ours that says its address. */
export const startScript = (path, variables) => startServer([join(root, path)], variables);

async function startServer(command, variables) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const origin = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(line)?.[0];
      if (origin) resolve(origin.replace("localhost", "127.0.0.1"));
    });
    ended.then(([code]) => reject(new Error(`A server ended with ${code} before it listened`)));
  });
  const stop = async () => {
    process.off("exit", abandon);
    child.kill("SIGTERM");
    await ended;
  };
  return { url, stop };
}

/** The cookies of the owner, signed in. */
export async function signIn(url, { email, password }) {
  const pairs = (answer) => answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: pairs(csrf).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  return [...pairs(csrf), ...pairs(answer)].join("; ");
}
