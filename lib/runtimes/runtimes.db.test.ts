import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit } from "@/db/schema";
import { runtimeTests } from "@/e2e/support/runtimes";
import { createTenant } from "@/e2e/support/tenant";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";

const { db, tenant, create, update } = runtimeTests();

describe("creating", () => {
  it("answers the whole object, under the next number", async () => {
    const runtime = await create({ upstreamModel: "gpt-5", isDefault: true });
    expect(runtime).toMatchObject({
      version: 1,
      number: 1,
      name: "default",
      provider: "openai",
      upstreamModel: "gpt-5",
      kind: "chat",
      workspaceId: null,
      credentialId: null,
      baseUrl: null,
      enabled: true,
      isDefault: true,
      maxOutputTokens: null,
      priceInputPerMillion: null,
      priceOutputPerMillion: null,
    });
    expect(await create({ name: "second" })).toMatchObject({ number: 2, isDefault: false });
    const foreign = await createTenant(db());
    const input = { name: "default", provider: "openai" };
    expect(await createRuntime.execute(foreign.owner, input)).toMatchObject({ number: 1 });
  });

  it("gives no number a second time, so that no rule on it ever means another runtime", async () => {
    const { owner } = await createTenant(db());
    const create = (name: string) =>
      createRuntime.execute(owner, { name, provider: "openai", upstreamModel: "gpt-4.1" });
    const first = await create("first");
    await deleteRuntime.execute(owner, { id: first.id });
    expect((await create("second")).number).toBe(first.number + 1);
  });

  it("makes them to be found by a part of their name", async () => {
    const { id } = await create({ name: "Fast_chat" });
    await create({ name: "other" });
    const found = async (search: string) =>
      (await listRuntimes.execute(tenant().owner, { search })).data.map((runtime) => runtime.id);
    expect(await found("t_CH")).toEqual([id]);
    expect(await found("s%t")).toEqual([]);
  });

  it("numbers what is made at once without a gap", async () => {
    const made = await Promise.all([...Array(8).keys()].map((index) => create({ name: `r-${index}` })));
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: "" }, "name"],
    [{ provider: "nobody" }, "provider"],
    [{ kind: "video" }, "kind"],
    [{ upstreamModel: "" }, "upstreamModel"],
    [{ baseUrl: "proxy.example" }, "baseUrl"],
    [{ baseUrl: "https://user:word@proxy.example" }, "baseUrl"],
    [{ maxOutputTokens: 0 }, "maxOutputTokens"],
    [{ priceInputPerMillion: 1 }, "priceInputPerMillion"],
    [{ priceInputPerMillion: "cheap" }, "priceInputPerMillion"],
    [{ priceOutputPerMillion: "1000000.01" }, "priceOutputPerMillion"],
    [{ number: 7 }, "number"],
  ])("refuses %j at %s", async (facts, param) => {
    await expect(create(facts)).rejects.toMatchObject({ code: "INVALID_REQUEST", param });
  });

  it("trims the base URL", async () => {
    const runtime = await create({ baseUrl: "http://127.0.0.1:11434/v1/" });
    expect(runtime).toMatchObject({ baseUrl: "http://127.0.0.1:11434/v1" });
  });

  it("keeps prices of its own exactly, and writes them into the audit log", async () => {
    const prices = { priceInputPerMillion: "0.0375", priceOutputPerMillion: "12.5" };
    const runtime = await create({ maxOutputTokens: 4_096, ...prices });
    const written = { priceInputPerMillion: "0.0375", priceOutputPerMillion: "12.50" };
    expect(runtime).toMatchObject({ maxOutputTokens: 4_096, ...written });
    expect(await getRuntime.execute(tenant().owner, { id: runtime.id })).toMatchObject(written);
    expect(await update(runtime.id, { priceInputPerMillion: null })).toMatchObject({
      ...{ maxOutputTokens: 4_096, priceInputPerMillion: null, priceOutputPerMillion: "12.50" },
    });
    const [edit] = await db()
      .select({ before: audit.before, after: audit.after })
      .from(audit)
      .where(eq(audit.chainId, tenant().organizationId))
      .orderBy(desc(audit.sequence))
      .limit(1);
    expect(edit).toEqual({
      before: { priceInputPerMillion: "0.0375" },
      after: { priceInputPerMillion: null },
    });
  });

  it("refuses a taken name", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ code: "CONFLICT", reason: "taken", param: "name" });
  });
});

describe("the default", () => {
  it("is one of each kind, and taking the mark is written down for both", async () => {
    const first = await create({ isDefault: true });
    const ears = await create({ name: "ears", kind: "transcription", isDefault: true });
    const second = await create({ name: "second" });
    expect(await update(second.id, { isDefault: true })).toMatchObject({ isDefault: true, version: 2 });
    expect(await getRuntime.execute(tenant().owner, { id: first.id })).toMatchObject({
      isDefault: false,
      version: 2,
    });
    expect(await getRuntime.execute(tenant().owner, { id: ears.id })).toMatchObject({
      isDefault: true,
      version: 1,
    });
    const rows = await db()
      .select({ action: audit.action, name: audit.subjectName, after: audit.after })
      .from(audit)
      .where(eq(audit.chainId, tenant().organizationId))
      .orderBy(asc(audit.sequence));
    expect(rows.slice(-2)).toEqual([
      { action: "runtimes.update", name: "default", after: { isDefault: false } },
      { action: "runtimes.update", name: "second", after: { isDefault: true } },
    ]);
  });

  it("moves with its runtime's kind, and can be given up", async () => {
    const chat = await create({ isDefault: true });
    const ears = await create({ name: "ears", kind: "transcription", isDefault: true });
    expect(await update(chat.id, { kind: "transcription" })).toMatchObject({ isDefault: true });
    expect(await getRuntime.execute(tenant().owner, { id: ears.id })).toMatchObject({ isDefault: false });
    expect(await update(chat.id, { isDefault: false })).toMatchObject({ isDefault: false });
  });

  it("goes to one of several that ask at once", async () => {
    const made = [await create({ name: "a" }), await create({ name: "b" }), await create({ name: "c" })];
    await Promise.all(made.map(({ id }) => update(id, { isDefault: true })));
    const { data } = await listRuntimes.execute(tenant().owner, {});
    expect(data.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it("is none of a workspace's", async () => {
    const { workspaceId } = tenant().here;
    await expect(create({ workspaceId, isDefault: true })).rejects.toMatchObject({ param: "isDefault" });
    const own = await create({ workspaceId });
    await expect(update(own.id, { isDefault: true })).rejects.toMatchObject({ param: "isDefault" });
  });
});

describe("editing and deleting", () => {
  it("keeps what is omitted, clears with null, and refuses a stale version", async () => {
    const runtime = await create({ upstreamModel: "gpt-5" });
    expect(await update(runtime.id, { enabled: false, version: 1 })).toMatchObject({
      enabled: false,
      upstreamModel: "gpt-5",
      version: 2,
    });
    await expect(update(runtime.id, { name: "x", version: 1 })).rejects.toMatchObject({ reason: "version" });
    expect(await update(runtime.id, { upstreamModel: null })).toMatchObject({
      upstreamModel: null,
      version: 3,
    });
    await expect(update(runtime.id, { workspaceId: null })).rejects.toMatchObject({ param: "workspaceId" });
  });

  it("removes a runtime", async () => {
    const { id } = await create();
    expect(await deleteRuntime.execute(tenant().owner, { id })).toEqual({ id, deleted: true });
    await expect(getRuntime.execute(tenant().owner, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
