import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { runtimes } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant } from "@/e2e/support/tenant";
import { listUsableRuntimes } from "./list-usable-runtimes";
import { type RequestedRuntime, type RuntimeKind, selectRuntime } from "./select-runtime";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const toScope = (workspaceId: string | null) => ({ organizationId: tenant.organizationId, workspaceId });

const select = (
  named: RequestedRuntime,
  kind: RuntimeKind = "chat",
  workspaceId: string | null = tenant.here.workspaceId,
) => selectRuntime(engine.db, toScope(workspaceId), named, kind);

const selectName = async (...args: Parameters<typeof select>) =>
  (await select(...args)).runtime?.name ?? null;

beforeEach(async () => {
  tenant = await createTenant(engine.db);
  const { organizationId, here, there } = tenant;
  const shared = { organizationId, provider: "openai-compatible", kind: "chat" as const };
  await engine.db.insert(runtimes).values([
    { ...shared, number: 1, name: "first", upstreamModel: "llama-8b" },
    { ...shared, number: 2, name: "default", upstreamModel: "llama-8b", isDefault: true },
    { ...shared, number: 3, name: "off", upstreamModel: "mixtral", enabled: false },
    { ...shared, number: 4, name: "llama-8b", upstreamModel: "llama-70b" },
    { ...shared, number: 5, name: "qwen-a", upstreamModel: "qwen" },
    { ...shared, number: 6, name: "qwen-b", upstreamModel: "qwen" },
    {
      ...shared,
      number: 7,
      name: "ears",
      upstreamModel: "whisper-large",
      kind: "transcription",
      isDefault: true,
    },
    { ...shared, number: 8, name: "open" },
    { ...shared, number: 9, name: "ours", upstreamModel: "mine", workspaceId: here.workspaceId },
    { ...shared, number: 10, name: "theirs", upstreamModel: "yours", workspaceId: there.workspaceId },
  ]);
});

describe("the runtime of a call", () => {
  it.each<[RequestedRuntime, string | null]>([
    [{ runtimeId: "1" }, "first"],
    [{ runtimeId: "01" }, null],
    [{ runtimeId: "99" }, null],
    [{ runtimeId: "99999999999999999999" }, null],
    [{ runtimeId: "first" }, null],
    [{ runtimeId: "3" }, null],
    [{ runtimeId: "10" }, null],
    [{ runtimeId: "1", runtime: "default", model: "qwen" }, "first"],
    [{ runtimeId: "99", runtime: "first" }, null],
    [{ runtime: "first", model: "qwen" }, "first"],
    [{ runtime: "First" }, null],
    [{ runtime: "off" }, null],
    [{ runtime: "theirs" }, null],
    [{ runtime: "ours" }, "ours"],
    [{ runtime: "nowhere", model: "gpt-5" }, null],
    [{ model: "llama-8b" }, "llama-8b"],
    [{ model: "llama-70b" }, "llama-8b"],
    [{ model: "qwen" }, "qwen-a"],
    [{ model: "whisper-large" }, "ears"],
    [{ model: "mixtral" }, null],
    [{ model: "mine" }, "ours"],
    [{ model: "yours" }, null],
    [{}, "default"],
    [{ runtimeId: null, runtime: null, model: null }, "default"],
  ])("%j: %s", async (named, expected) => {
    expect(await selectName(named)).toBe(expected);
  });

  it("is found by its id", async () => {
    const [first] = await listUsableRuntimes(engine.db, toScope(null));
    expect(await selectName({ runtimeId: first?.id ?? "" })).toBe("first");
    expect(await selectName({ runtimeId: randomUUID() })).toBeNull();
  });

  it("is of several with the model the default one", async () => {
    const { organizationId } = tenant;
    const shared = { organizationId, provider: "openai", kind: "embedding" as const, upstreamModel: "embed" };
    await engine.db.insert(runtimes).values([
      { ...shared, number: 20, name: "e-1" },
      { ...shared, number: 21, name: "e-2", isDefault: true },
    ]);
    expect(await selectName({ model: "embed" }, "embedding")).toBe("e-2");
  });

  it("is the default of the endpoint's kind where nothing is named, and only there", async () => {
    expect(await selectName({}, "transcription")).toBe("ears");
    expect(await select({}, "embedding")).toEqual({
      runtime: null,
      provider: null,
      model: null,
      param: null,
      found: false,
    });
    expect(await select({ model: "unheard-of" })).toMatchObject({ found: false, param: "model" });
  });

  it("is no workspace's for a call without a project, and none of another organization", async () => {
    expect(await selectName({ runtime: "ours" }, "chat", null)).toBeNull();
    tenant = await createTenant(engine.db);
    expect(await selectName({ runtime: "first" })).toBeNull();
  });

  it("tells the model to call: its upstream model, else the request's own", async () => {
    expect(await select({ runtime: "first", model: "x" })).toMatchObject({
      model: "llama-8b",
      param: "runtime",
    });
    expect(await select({ runtime: "open", model: "x" })).toMatchObject({ model: "x", found: true });
    expect(await select({ runtimeId: "8" })).toMatchObject({ model: null, param: "runtime_id" });
  });

  it.each([
    ["openai/gpt-5", "openai", "gpt-5"],
    ["fireworks/accounts/fireworks/models/x", "fireworks", "accounts/fireworks/models/x"],
    ["openai-compatible/anything", "openai-compatible", "anything"],
    ["gpt-5-mini", "openai", "gpt-5-mini"],
    ["claude-sonnet-4-5", "anthropic", "claude-sonnet-4-5"],
  ])("is none for the provider's model %s", async (model, provider, called) => {
    expect(await select({ model })).toEqual({
      runtime: null,
      provider,
      model: called,
      param: "model",
      found: true,
    });
  });

  it.each(["nobody/gpt-5", "openai/", "/gpt-5", ""])("is not found for %j", async (model) => {
    expect(await select({ model })).toMatchObject({ runtime: null, provider: null, found: false });
  });
});

it("lists what a call can use, by number and kind", async () => {
  const names = async (workspaceId: string | null, kind?: RuntimeKind) =>
    (await listUsableRuntimes(engine.db, toScope(workspaceId), kind)).map((runtime) => runtime.name);
  expect(await names(null)).toEqual(["first", "default", "llama-8b", "qwen-a", "qwen-b", "ears", "open"]);
  expect(await names(tenant.there.workspaceId)).toContain("theirs");
  expect(await names(null, "transcription")).toEqual(["ears"]);
});
