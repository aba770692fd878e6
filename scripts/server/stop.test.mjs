import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";

const program = `
  const { createFront } = await import(${JSON.stringify(new URL("front.mjs", import.meta.url).href)});
  const { stopOnSignal } = await import(${JSON.stringify(new URL("stop.mjs", import.meta.url).href)});
  globalThis[Symbol.for("keystead.shutdown")] = async () => console.log("flushed");
  const server = createFront({
    token: "t",
    trustedProxies: 0,
    origin: null,
    handle: async (req, res) => {
      res.write("begun ");
      process.once("message", () => res.end("ended"));
    },
  });
  stopOnSignal(server, { graceMilliseconds: Number(process.argv[1]), close: async () => console.log("closed") });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.once("SIGTERM", () => process.send("stopping"));
`;

const children = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A server in a process of its own, with one answer begun. */
async function begin(graceMilliseconds) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, String(graceMilliseconds)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  children.push(child);
  const [port] = await once(child, "message");
  const reader = (await fetch(`http://127.0.0.1:${port}/`)).body.getReader();
  await reader.read();
  return { child, port, reader };
}

const written = (child) => child.stdout.toArray().then((chunks) => Buffer.concat(chunks).toString());

it("lets a running stream finish, refuses new ones, flushes, and ends well", async () => {
  const { child, port, reader } = await begin(60_000);
  const output = written(child);
  const idle = connect(port, "127.0.0.1");
  await once(idle, "connect");
  child.kill("SIGTERM");
  await once(child, "message");
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  child.send("go on");
  const { value } = await reader.read();
  expect(Buffer.from(value).toString()).toBe("ended");
  expect((await reader.read()).done).toBe(true);
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toBe("closed\nflushed\n");
  idle.destroy();
});

it("cuts what outlives the grace, and still flushes", async () => {
  const { child, reader } = await begin(1);
  const output = written(child);
  child.kill("SIGINT");
  await expect(reader.read()).rejects.toThrow();
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await output).toBe("closed\nflushed\n");
});
