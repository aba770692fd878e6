import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, runtimes } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";
import { rounds } from "@/scripts/rounds";

const CONNECTIONS = 32;
const WAYS = CONNECTIONS / 2;
const ROUNDS = 10;
const LINKING_ROUNDS = rounds(50, 200);

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openServerDatabase(CONNECTIONS);
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});

const ways = [...Array(WAYS).keys()];
const store = (facts: Record<string, unknown> = {}) =>
  createCredential.execute(tenant.owner, { provider: "openai", name: "One", apiKey: "sk-one", ...facts });
const make = (name: string, facts: Record<string, unknown> = {}) =>
  createRuntime.execute(tenant.owner, { name, provider: "openai", ...facts });
const readCodes = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) => (one.status === "fulfilled" ? "done" : one.reason.code));

describe("at once, on a real server", () => {
  it("linking and deleting a credential leave no dangling link", async () => {
    for (let round = 0; round < LINKING_ROUNDS; round += 1) {
      const { id } = await store();
      const codes = await readCodes([
        ...ways.map((way) => make(`r-${round}-${way}`, { credentialId: id })),
        ...ways.map(() => deleteCredential.execute(tenant.owner, { id })),
      ]);
      expect(codes.every((code) => ["done", "NOT_FOUND", "IN_USE"].includes(code))).toBe(true);
      const kept = await engine.db.$count(credentials, eq(credentials.id, id));
      const links = await engine.db.$count(runtimes, eq(runtimes.credentialId, id));
      expect(kept === 1 ? links > 0 : links === 0).toBe(true);
      expect(codes.slice(0, WAYS).filter((code) => code === "done")).toHaveLength(links);
    }
  });

  it("runtimes get every number once", async () => {
    const made = await Promise.all(ways.map((way) => make(`r-${way}`)));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual(ways.map((way) => way + 1));
  });

  it("one of many keeps the mark of the default, whether made, edited or turned to another kind", async () => {
    const few = ways.slice(0, CONNECTIONS / 4);
    const first = await make("first", { isDefault: true });
    const second = await make("second", { kind: "embedding" });
    for (let round = 0; round < ROUNDS; round += 1) {
      const codes = await readCodes([
        ...few.map((way) => make(`d-${round}-${way}`, { isDefault: true })),
        ...few.map(() => updateRuntime.execute(tenant.owner, { id: first.id, isDefault: true })),
        ...few.map((way) =>
          updateRuntime.execute(tenant.owner, {
            id: second.id,
            kind: way % 2 ? "chat" : "embedding",
            isDefault: true,
          }),
        ),
        ...few.map((way) => updateRuntime.execute(tenant.owner, { id: first.id, name: `first-${way}` })),
      ]);
      expect(new Set(codes)).toEqual(new Set(["done"]));
      const marked = await engine.db
        .select({ kind: runtimes.kind })
        .from(runtimes)
        .where(and(eq(runtimes.organizationId, tenant.organizationId), eq(runtimes.isDefault, true)));
      expect(marked.length).toBeGreaterThan(0);
      expect(new Set(marked.map(({ kind }) => kind)).size).toBe(marked.length);
    }
  });

  it("of edits with one version one wins, and secret and base URL stay together", async () => {
    const { id, version } = await store();
    const edits = (facts: (way: number) => Record<string, unknown>) =>
      readCodes(ways.map((way) => updateCredential.execute(tenant.owner, { id, ...facts(way) })));
    const codes = await edits((way) => ({ version, name: `n-${way}` }));
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => code === "CONFLICT")).toHaveLength(WAYS - 1);
    for (let round = 0; round < ROUNDS; round += 1) {
      await edits((way) => ({ apiKey: `sk-${way}`, apiBase: `https://host-${way}.example/v1` }));
      const scope = { organizationId: tenant.organizationId, workspaceId: null };
      const lookup = await lookUpCredential(tenant.owner, scope, null, "openai");
      const { secrets, baseUrl } = resolveCredential(tenant.owner.keyring, scope, lookup);
      expect(baseUrl).toBe(`https://host-${secrets.api_key?.slice(3)}.example/v1`);
    }
  });
});
