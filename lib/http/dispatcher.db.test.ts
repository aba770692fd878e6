import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { apiRoutes } from "@/e2e/support/api-routes";
import { openTestDatabase } from "@/e2e/support/database";
import { everyScope } from "@/e2e/support/personas";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { getObjectFields } from "@/lib/core/input/schema-fields";
import { dispatch } from "./dispatcher";
import { findPrefix } from "./find-prefix";
import { isEndpoint } from "./route";
import { toWireName } from "./wire-names";

let engine: Engine;
let services: CallServices;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let secret: string;

beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
  tenant = await createTenant(engine.db);
  ({ secret } = await makeKey(services, tenant.organizationId, { scopes: everyScope }));
});
afterAll(async () => {
  await services.recorder.flush();
  await engine.close();
});

async function send(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });
  const response = await dispatch(services, request, { ip: "198.51.100.7", later: () => undefined });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("the dispatcher", () => {
  it.each([
    ["/api/nope", {}],
    ["/api/provider-credentials/a/b/c", { detail: "Not found" }],
    ["/apikeys/a/b", { success: false, message: "Not found" }],
    ["/workspace/a/b", { success: false, message: "Not found" }],
    ["/v1/messages/nope", { type: "error" }],
  ])("answers 404 at %s in the style of its contract", async (path, beside) => {
    for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) {
      const { status, headers, body } = await send(method, path);
      expect([status, headers.get("cache-control")]).toEqual([404, "no-store"]);
      const error = { code: "NOT_FOUND", message: "Not found", type: "invalid_request_error" };
      const request_id = headers.get("x-request-id");
      expect(body).toEqual({ ...beside, error: { ...error, reason: null, param: null }, request_id });
    }
  });

  it("answers 404 below /v1beta in Google's form", async () => {
    const { status, headers, body } = await send("GET", "/v1beta/nope");
    expect([status, body]).toEqual([
      404,
      {
        error: { code: 404, message: "Not found", status: "NOT_FOUND" },
        ...{ code: "NOT_FOUND", type: "invalid_request_error", reason: null, param: null },
        request_id: headers.get("x-request-id"),
      },
    ]);
  });

  it("answers 405 with the methods of the path", async () => {
    const { status, headers } = await send("OPTIONS", "/api/keys");
    expect([status, headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect((await send("GET", "/api/keys/verify")).headers.get("allow")).toBe("POST");
  });

  it("answers HEAD as GET, and refuses a path that cannot be decoded", async () => {
    expect((await send("HEAD", "/api/me")).status).toBe(200);
    const { status, body } = await send("GET", "/api/keys/%E0%A4%A");
    expect([status, body.error.reason]).toEqual([400, "validation"]);
  });

  it("takes an empty object as an update without changes, and refuses a missing body", async () => {
    const path = "/api/provider-credentials";
    const body = { provider: "openai", credential_name: randomUUID(), api_key: "sk-aimed-0123456789abcdef" };
    const { body: made } = await send("POST", `${path}/create`, JSON.stringify(body));
    const unchanged = await send("PUT", `${path}/${made.credential_id}`, "{}");
    expect([unchanged.status, unchanged.body]).toEqual([200, made]);
    const { status, body: refused } = await send("PUT", `${path}/${made.credential_id}`);
    expect([status, refused.error.message]).toEqual([400, "The request body is empty"]);
    expect((await send("PUT", `${path}/${made.credential_id}/deactivate`)).status).toBe(200);
  });
});

const creating = apiRoutes.filter(({ target }) => !isEndpoint(target) && target.creates);
const name = () => randomUUID();
const bodies: Record<string, () => Record<string, unknown>> = {
  "/api/workspaces": () => ({ name: name(), slug: `w-${randomUUID()}` }),
  "/api/projects": () => ({ name: name(), workspace_id: tenant.here.workspaceId }),
  "/api/keys": () => ({ name: name(), scopes: ["chat:write"], rate_limit_per_minute: 5 }),
  "/api/budgets": () => ({
    ...{ owner: { type: "project", id: tenant.here.projectId }, model: name(), limit: "12.50" },
  }),
  "/api/webhooks": () => ({
    ...{ url: `https://sample.example/${randomUUID()}`, events: ["key.created"] },
  }),
  "/api/workflows": () => ({
    ...{ name: name(), project_id: tenant.here.projectId, target_url: "https://sample.example/hook" },
  }),
  "/api/invitations": () => ({ email: `${randomUUID()}@example.com`, role: "viewer" }),
  "/api/runtimes": () => ({ name: name(), provider: "openai", upstream_model: null }),
  "/api/provider-credentials/create": () => ({
    ...{ provider: "openai", credential_name: name(), priority: 1 },
    fields: { api_key: "sk-aimed-0123456789abcdef" },
  }),
  "/api/storage-units": () => ({
    ...{ name: name(), workspace_id: tenant.here.workspaceId, bucket: "sample", type: "S3" },
  }),
  "/apikeys": () => ({
    ...{ workspaceId: tenant.here.workspaceId, provider: "OPENAI", key: name(), secret: "sk-sample" },
  }),
  "/workspace": () => ({ name: name() }),
  "/bucket": () => ({
    ...{ name: name(), workspaceId: tenant.here.workspaceId, bucket: "sample", storageType: "S3" },
  }),
  "/ai/llm": () => ({ name: name(), workspaceId: tenant.here.workspaceId, aiType: "OPENAI" }),
};

describe("Idempotency-Key", () => {
  const reversed = (body: object) => JSON.stringify(Object.fromEntries(Object.entries(body).reverse()));

  it.each(creating.map(({ path }) => path))(
    "of POST %s replays the same fields in another order, and refuses others",
    async (path) => {
      const body = bodies[path]?.() ?? {};
      const headers = { "idempotency-key": randomUUID() };
      const first = await send("POST", path, JSON.stringify(body), headers);
      expect(first.status, JSON.stringify(first.body)).toBe(201);
      const again = await send("POST", path, ` ${reversed(body)} `, headers);
      expect(again.status, JSON.stringify(again.body)).toBe(201);
      const toId = (made: typeof first.body) =>
        Object.entries(made.key ?? made).find(([name]) => /id$/i.test(name))?.[1];
      expect(toId(again.body)).toBe(toId(first.body));
      const other = await send("POST", path, JSON.stringify({ ...body, ...bodies[path]?.() }), headers);
      expect([other.status, other.body.error?.code]).toEqual([422, "IDEMPOTENCY_MISMATCH"]);
    },
  );
});

describe("null on create", () => {
  it.each(creating.map(({ path, target }) => [path, target.input] as const))(
    "is absent for every optional field of POST %s",
    async (path, input) => {
      const required = bodies[path]?.() ?? {};
      const style = findPrefix(`${path}`)?.style;
      const fields = Object.keys(getObjectFields(input ?? z.never()) ?? {}).map((name) =>
        toWireName(name, style?.names),
      );
      const nulls = Object.fromEntries(fields.map((name) => [name, null]));
      const withNulls = await send("POST", path, JSON.stringify({ ...nulls, ...required }));
      expect(withNulls.status, JSON.stringify(withNulls.body)).toBe(201);
      const without = await send("POST", path, JSON.stringify({ ...required, ...bodies[path]?.() }));
      const isOwn =
        /^(id|name|slug|email|token|prefix|number|model|url|secrets|signing_secret|credential_name|request_id)$|_at$|At$|_id$|Id$/;
      const toFacts = ({ body }: typeof without) =>
        JSON.parse(JSON.stringify(body.key ?? body, (name, value) => (isOwn.test(name) ? undefined : value)));
      expect(toFacts(withNulls)).toEqual(toFacts(without));
    },
  );

  it("gives a key its default scopes", async () => {
    const { body } = await send("POST", "/api/keys", JSON.stringify({ name: randomUUID(), scopes: null }));
    expect(body.key.scopes.length).toBeGreaterThan(0);
  });
});

describe("a slug in place of an id", () => {
  const references = ["workspace_id", "project_id", "organization_id"] as const;
  const own = creating.filter(({ path }) => path.startsWith("/api/"));
  const takers = own.flatMap(({ path, target }) => {
    const names = Object.keys(getObjectFields(target.input ?? z.never()) ?? {}).map((name) =>
      toWireName(name),
    );
    return references.filter((name) => names.includes(name)).map((name) => [path, name] as const);
  });

  it.each(takers)("names the same object on POST %s as %s", async (path, name) => {
    const { organizationId, slug, here } = tenant;
    const [id, named] = {
      workspace_id: [here.workspaceId, here.slug],
      project_id: [here.projectId, here.slug],
      organization_id: [organizationId, slug],
    }[name];
    for (const reference of [id, named]) {
      const { status, body } = await send(
        "POST",
        path,
        JSON.stringify({ ...bodies[path]?.(), [name]: reference }),
      );
      expect(status, JSON.stringify(body)).toBe(201);
      expect(body.key?.owner.id ?? body[name]).toBe(id);
    }
  });
});

describe("an empty body", () => {
  const edits = apiRoutes.filter(({ method }) => method === "PATCH");

  it.each([
    ...edits.map(({ method, path }) => [
      method,
      path.replace("{id}", randomUUID()),
      "The request body is empty",
    ]),
    ["POST", "/api/keys", "name: Required"],
    ["POST", "/api/keys/verify", "key: Required"],
    ["POST", "/v1/chat/completions", "The request body is empty"],
  ])("is refused by %s %s", async (method, path, message) => {
    const { status, body } = await send(method, path);
    expect([status, body.error.code, body.error.message]).toEqual([400, "INVALID_REQUEST", message]);
  });
});
