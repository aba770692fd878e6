import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { usage } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices } from "@/e2e/support/services";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant, person } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors/errors";
import type { Actor, Context } from "@/lib/core/operations/context";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { createRuntimeTrial } from "./try-runtime";

let engine: Engine;
let services: CallServices;
let standIn: StandIn;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
  standIn = await startStandIn();
  tenant = await createTenant(engine.db);
});
afterAll(() => Promise.all([standIn.stop(), engine.close()]));

const create = (fields: Record<string, unknown> = {}) =>
  createRuntime.execute(tenant.owner, {
    ...{ name: crypto.randomUUID(), provider: "openai-compatible", baseUrl: `${standIn.url}/v1` },
    ...fields,
  });

const requireWorkspace = () => create({ workspaceId: tenant.here.workspaceId, upstreamModel: "standin-7b" });

/** Sends a prompt as a person. Returns the answer, or the refusal. */
async function prompt(actor: Actor, id: string, body: Record<string, unknown> = {}) {
  if (actor.kind !== "user") throw new Error("Only people send prompts");
  const ctx: Context & { actor: typeof actor } = { ...tenant.as(actor), actor };
  const request = new Request("http://localhost/try", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ messages: [{ role: "user", content: "Hello there" }], ...body }),
  });
  const arrival = {
    requestId: "req_test",
    ip: "203.0.113.9",
    client: "vitest",
    endpoint: "/try",
    startedAt: 0,
  };
  try {
    const serve = await createRuntimeTrial(ctx, id);
    const response = await serve(services, request, arrival, {});
    return { status: response.status, text: await response.text(), headers: response.headers };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: error.status, code: error.code, message: error.message };
  }
}

async function readUsage(userId: string) {
  await services.recorder.flush();
  return engine.db
    .select()
    .from(usage)
    .where(and(eq(usage.organizationId, tenant.organizationId), eq(usage.userId, userId)))
    .orderBy(desc(usage.at));
}

const withAccess = (role: "member" | "viewer", access: "read" | "write") =>
  person(role, { [tenant.here.workspaceId]: access });

it("streams the answer of the runtime's model, and records the person's request without a key", async () => {
  const { id, name } = await requireWorkspace();
  const member = withAccess("member", "write");
  const { status, text, headers } = await prompt(member, id, { stream: true });
  expect([status, headers?.get("content-type")]).toEqual([200, expect.stringContaining("text/event-stream")]);
  expect(text).toContain("data: [DONE]");
  expect(headers?.get("x-keystead-runtime")).toBe(name);
  expect(standIn.requests.at(-1)?.body).toMatchObject({ model: "standin-7b", stream: true });
  expect(await readUsage("id" in member ? member.id : "")).toMatchObject([
    {
      keyId: null,
      secretId: null,
      runtimeId: id,
      status: 200,
      passed: true,
      stream: true,
      scope: "chat:write",
    },
  ]);
});

it("uses the runtime of the address, whatever the body names", async () => {
  const { id } = await requireWorkspace();
  const other = await create({ upstreamModel: "other" });
  await prompt(person("admin"), id, { runtime_id: other.number, runtime: other.name, model: other.name });
  expect(standIn.requests.at(-1)?.body).toMatchObject({ model: "standin-7b" });
  const passesOn = await create();
  await prompt(person("owner"), passesOn.id, { model: "standin-9b" });
  expect(standIn.requests.at(-1)?.body).toMatchObject({ model: "standin-9b" });
});

it("refuses in the gateway's words, and records the refusal", async () => {
  const { id } = await requireWorkspace();
  const reader = withAccess("member", "read");
  const missing = { status: 403, code: "INSUFFICIENT_SCOPE", message: "Missing scope chat:write" };
  expect(await prompt(reader, id)).toEqual(missing);
  expect(await prompt(withAccess("viewer", "write"), id)).toEqual(missing);
  expect(await readUsage("id" in reader ? reader.id : "")).toMatchObject([
    { status: 403, code: "INSUFFICIENT_SCOPE", reason: "scope", passed: false },
  ]);
  const off = await create({ enabled: false });
  expect(await prompt(person("owner"), off.id)).toMatchObject({ status: 404, code: "RUNTIME_NOT_FOUND" });
  const bare = await create({ provider: "openai", baseUrl: null, upstreamModel: "gpt-4.1" });
  expect(await prompt(person("owner"), bare.id)).toMatchObject({ status: 424, code: "PROVIDER_AUTH" });
});

it("hides runtimes of workspaces without access", async () => {
  const { id } = await create({ workspaceId: tenant.there.workspaceId, upstreamModel: "standin-7b" });
  const absent = { status: 404, code: "NOT_FOUND", message: "Not found" };
  expect(await prompt(withAccess("member", "write"), id)).toEqual(absent);
  expect(await prompt(withAccess("member", "write"), crypto.randomUUID())).toEqual(absent);
});
