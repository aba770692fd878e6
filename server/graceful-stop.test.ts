import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "keystead-stop-"));
const script = path.join(folder, "server.mjs");

const program = `
  import { createHttpServer } from "./http-server";
  import { stopOnSignal } from "./graceful-stop";
  const server = createHttpServer({
    token: "t",
    trustedProxies: 0,
    appUrl: null,
    connectionsPerAddress: 10,
    isAvailable: async () => true,
    dispatch: async () => new Response(),
    handlePage: async (req, res) => {
      res.write("begun ");
      process.once("message", () => res.end("ended"));
      if (req.url === "/interruptible") process.once("interrupt", () => res.end("interrupted"));
      res.once("close", () => console.log("answer closed"));
    },
  });
  stopOnSignal(server, {
    graceMs: Number(process.argv[2]),
    interrupt: () => process.emit("interrupt"),
    close: async () => {
      console.log("app closed");
      if (process.argv[3] === "never closes") await new Promise(() => setInterval(() => {}, 1_000));
    },
    closeMs: 100,
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.once("SIGTERM", () => process.send("stopping"));
`;

beforeAll(async () => {
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "js" },
    outfile: script,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts a server in its own process, with one answer in progress. */
async function begin(graceMs: number, path = "/", close = "") {
  const child = fork(script, [String(graceMs), close], { silent: true });
  children.push(child);
  const [port] = await once(child, "message");
  const { body } = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!body) throw new Error("The answer has no body");
  const reader = body.getReader();
  await reader.read();
  const output = child.stdout?.toArray().then((chunks) => Buffer.concat(chunks).toString());
  return { child, port, reader, output };
}

it("lets a running answer finish, refuses new connections, closes the app, and ends well", async () => {
  const { child, port, reader, output } = await begin(60_000);
  const idle = connect(port, "127.0.0.1");
  await once(idle, "connect");
  child.kill("SIGTERM");
  await once(child, "message");
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  child.send("go on");
  const { value = new Uint8Array() } = await reader.read();
  expect(Buffer.from(value).toString()).toBe("ended");
  expect((await reader.read()).done).toBe(true);
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toBe("answer closed\napp closed\n");
  idle.destroy();
});

it("cuts what outlives the grace, and still closes the app", async () => {
  const { child, reader, output } = await begin(1);
  child.kill("SIGINT");
  await expect(reader.read()).rejects.toThrow();
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toBe("answer closed\napp closed\n");
});

it("interrupts what outlives the grace, and waits until its client has the last words", async () => {
  const { child, reader, output } = await begin(1, "/interruptible");
  child.kill("SIGTERM");
  const { value = new Uint8Array() } = await reader.read();
  expect(Buffer.from(value).toString()).toBe("interrupted");
  expect((await reader.read()).done).toBe(true);
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toBe("answer closed\napp closed\n");
});

it("does not wait for requests that a client left behind the running one", async () => {
  const { child, port, output } = await begin(60_000, "/interruptible");
  const client = connect(port, "127.0.0.1");
  client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(40));
  await once(client, "close");
  child.kill("SIGTERM");
  await once(child, "message");
  child.send("go on");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toContain("app closed\n");
});

it("ends badly when the app does not close in time", async () => {
  const { child, reader } = await begin(1, "/", "never closes");
  const errors = child.stderr?.toArray().then((chunks) => Buffer.concat(chunks).toString());
  child.kill("SIGTERM");
  await expect(reader.read()).rejects.toThrow();
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(await errors).toContain("The app did not close in time.");
});
