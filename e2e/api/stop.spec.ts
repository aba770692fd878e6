import { once } from "node:events";
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "@/db/client";
import { usage } from "@/db/schema";
import { createServerDatabase } from "@/e2e/support/database-server";
import { prepareGateway } from "@/e2e/support/gateway";
import { startServer } from "@/e2e/support/server";

it("breaks none of 50 running streams on SIGTERM, and leaves a usage record of each", async () => {
  const database = await createServerDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const { standIn, chatKey } = await prepareGateway(server);
  const begun = Array.from({ length: 50 }, async () => {
    const answer = await fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${chatKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        model: "openai-compatible/long-stream-40-25",
        stream: true,
        messages: [{ role: "user", content: "Hello" }],
      }),
    });
    expect(answer.status).toBe(200);
    return answer.text();
  });
  await expect.poll(() => standIn.requests.length, { timeout: 10_000 }).toBe(50);
  const [running] = server.processes;
  const ended = running && once(running, "exit");
  running?.kill("SIGTERM");
  for (const text of await Promise.all(begun)) expect(text.trimEnd()).toMatch(/data: \[DONE\]$/);
  expect(await ended).toEqual([0, null]);

  const engine = await connect({ driver: "pg", url: database.url, preparedStatements: false });
  const complete = and(eq(usage.stream, true), eq(usage.outcome, "complete"));
  expect(await engine.db.$count(usage, complete)).toBe(50);
  await engine.close();
  await Promise.all([server.stop(), standIn.stop()]);
  await database.drop();
});
