import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "@/db/client";
import { usage } from "@/db/schema";
import { createServerDatabase } from "@/e2e/support/database-server";
import { prepareGateway } from "@/e2e/support/gateway";
import { startServer } from "@/e2e/support/server";

/** Starts a server with streams under way, of `events` events each, one every 25 ms. */
async function beginStreams(count: number, events: number, env: Record<string, string> = {}) {
  const database = await createServerDatabase();
  const server = await startServer({ databaseUrl: database.url, env });
  const { standIn, chatKey } = await prepareGateway(server);
  const answers = Array.from({ length: count }, async () => {
    const answer = await fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${chatKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        model: `openai-compatible/long-stream-${events}-25`,
        stream: true,
        messages: [{ role: "user", content: "Hello" }],
      }),
    });
    expect(answer.status).toBe(200);
    return answer.text();
  });
  await expect.poll(() => standIn.requests.length, { timeout: 10_000 }).toBe(count);
  const countUsage = async (outcome: "complete" | "cut") => {
    const engine = await connect({ driver: "pg", url: database.url, preparedStatements: false });
    const recorded = await engine.db.$count(usage, and(eq(usage.stream, true), eq(usage.outcome, outcome)));
    await engine.close();
    return recorded;
  };
  const stop = async () => {
    await Promise.all([server.stop(), standIn.stop()]);
    await database.drop();
  };
  return { server, answers, countUsage, stop };
}

/** Sends SIGTERM. Returns the exit code and signal. */
async function terminate(child: ChildProcess | undefined) {
  if (!child) throw new Error("No process runs");
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  return ended;
}

it("breaks none of 50 running streams on SIGTERM, and leaves a usage record of each", async () => {
  const { server, answers, countUsage, stop } = await beginStreams(50, 40);
  const ended = terminate(server.processes[0]);
  for (const text of await Promise.all(answers)) expect(text.trimEnd()).toMatch(/data: \[DONE\]$/);
  expect(await ended).toEqual([0, null]);
  expect(await countUsage("complete")).toBe(50);
  await stop();
});

it("ends each stream that outlives the grace with an error event and a usage record", async () => {
  const { server, answers, countUsage, stop } = await beginStreams(10, 10_000, { STOP_GRACE_SECONDS: "1" });
  expect(await terminate(server.processes[0])).toEqual([0, null]);
  for (const text of await Promise.all(answers)) {
    expect(text).not.toContain("[DONE]");
    const last = text.trimEnd().split("\n\n").at(-1) ?? "";
    expect(JSON.parse(last.replace(/^data: /, ""))).toMatchObject({
      error: { code: "UNAVAILABLE", type: "server_error" },
    });
  }
  expect(await countUsage("cut")).toBe(10);
  await stop();
});

it("stops all processes behind one port together, with the streams of each", async () => {
  const env = { WORKERS: "2", METRICS_TOKEN: "the token of Prometheus" };
  const { server, answers, countUsage, stop } = await beginStreams(8, 40, env);
  const readMetrics = async () => {
    const headers = { authorization: `Bearer ${env.METRICS_TOKEN}`, connection: "close" };
    return (await fetch(`${server.url}/api/metrics`, { headers })).text();
  };
  // Each process reports what all of them have counted.
  for (const _ of [1, 2, 3]) {
    await expect
      .poll(readMetrics)
      .toContain('keystead_provider_duration_seconds_count{provider="openai-compatible"} 8\n');
  }
  const ended = terminate(server.processes[0]);
  for (const text of await Promise.all(answers)) expect(text.trimEnd()).toMatch(/data: \[DONE\]$/);
  expect(await ended).toEqual([0, null]);
  expect(await countUsage("complete")).toBe(8);
  await stop();
});
