import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, runtimes } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { createAiLlm } from "./ai-llms/create-ai-llm";
import { createApiKey } from "./api-keys/create-api-key";
import { deleteApiKey } from "./api-keys/delete-api-key";

const CONNECTIONS = 16;
const ways = [...Array(CONNECTIONS / 2).keys()];
const ROUNDS = 10;

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openServerDatabase(CONNECTIONS);
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});

const createLlm = (name: string, fields: object) =>
  createAiLlm.execute(tenant.owner, {
    ...{ name, aiType: "OPENAI", workspaceId: tenant.here.workspaceId },
    ...fields,
  });

describe("at once, on a real server", () => {
  it("AI models with inline keys and plain runtimes are all created, and none waits for another", async () => {
    await Promise.all(
      ways.flatMap((way) => [
        createLlm(`inline ${way}`, { secret: `sk-${way}` }),
        createRuntime.execute(tenant.owner, { name: `plain ${way}`, provider: "openai" }),
      ]),
    );
    const own = eq(runtimes.organizationId, tenant.organizationId);
    expect(await engine.db.$count(runtimes, own)).toBe(ways.length * 2);
  });

  it("linking and deleting a key leave no dangling link", async () => {
    const { workspaceId } = tenant.here;
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = { workspaceId, provider: "OPENAI", key: `${round}`, secret: "sk-1" };
      const { apiKeyId: apiKeyUuid } = await createApiKey.execute(tenant.owner, key);
      const outcomes = await Promise.allSettled([
        ...ways.map((way) => createLlm(`${round}-${way}`, { apiKeyUuid })),
        ...ways.map(() => deleteApiKey.execute(tenant.owner, { uuid: apiKeyUuid })),
      ]);
      const codes = outcomes.map((one) => (one.status === "fulfilled" ? "done" : one.reason.code));
      expect(codes.filter((code) => !["done", "NOT_FOUND", "IN_USE"].includes(code))).toEqual([]);
      const kept = await engine.db.$count(credentials, eq(credentials.id, apiKeyUuid));
      const links = await engine.db.$count(runtimes, eq(runtimes.credentialId, apiKeyUuid));
      expect([kept, links > 0]).toEqual(links > 0 ? [1, true] : [0, false]);
    }
  });
});
