import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import {
  type CreatedKey,
  chat,
  createServerTenant,
  hello,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

let at: ServerTenant;
let key: CreatedKey;
beforeAll(async () => {
  at = await createServerTenant();
  key = await at.createKey();
});
afterAll(() => at.stop());

/** Which runtime answered, and what the provider was told. */
async function answered(body: Record<string, unknown>, headers?: Record<string, string>) {
  at.standIn.requests.length = 0;
  const answer = await chat(at, key.secret, body, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { runtime: answer.headers.get("x-keystead-runtime"), sent: at.standIn.requests[0]?.body };
}

async function refused(body: Record<string, unknown>, headers?: Record<string, string>) {
  const { status, body: answer } = await chat(at, key.secret, body, headers);
  const { code, reason, param } = answer.error;
  return [status, code, reason, param];
}

describe("200", () => {
  it("selects by number, id, name or model, in the body or by header", async () => {
    const { id, number, name } = await at.createRuntime({ upstream_model: "standin-7b" });
    const wanted = { runtime: name, sent: { ...hello, model: "standin-7b" } };
    expect(await answered({ runtime_id: number })).toEqual(wanted);
    expect(await answered({ runtime_id: String(number) })).toEqual(wanted);
    expect(await answered({ runtime_id: id })).toEqual(wanted);
    expect(await answered({ runtime: name })).toEqual(wanted);
    expect(await answered({ model: name })).toEqual(wanted);
    expect(await answered({ model: "standin-7b" })).toEqual(wanted);
    expect(await answered({}, { "x-keystead-runtime-id": String(number) })).toEqual(wanted);
    expect(await answered({}, { "x-keystead-runtime": name })).toEqual(wanted);
    expect(await answered({ runtime: name }, { "x-keystead-runtime": name })).toEqual(wanted);
  });

  it("lets runtime_id decide before runtime, and that before model, and looks at no other", async () => {
    const [first, second] = [await at.createRuntime(), await at.createRuntime()];
    const other = { runtime: "no such runtime", model: "no such model" };
    expect((await answered({ runtime_id: first.number, ...other })).runtime).toBe(first.name);
    expect((await answered({ runtime_id: first.number, runtime: second.name })).runtime).toBe(first.name);
    expect((await answered({ runtime: second.name, model: first.name })).runtime).toBe(second.name);
    expect((await answered({ model: first.name }, { "x-keystead-runtime": second.name })).runtime).toBe(
      second.name,
    );
  });

  it("passes the request's own model on where the runtime has none", async () => {
    const { name } = await at.createRuntime({ upstream_model: null });
    expect((await answered({ runtime: name, model: "my-own" })).sent).toEqual({ ...hello, model: "my-own" });
  });

  it("takes the SDK's extra fields and headers for what they name", async () => {
    const { name, number } = await at.createRuntime({ upstream_model: "standin-7b" });
    const client = createSdk(at, key.secret);
    const body = { model: "anything", runtime_id: number, ...hello };
    expect((await client.chat.completions.create(body)).model).toBe("standin-7b");
    const headers = { "x-keystead-runtime": name };
    const answer = await client.chat.completions.create({ model: "anything", ...hello }, { headers });
    expect(answer.model).toBe("standin-7b");
  });

  it("serves what names nothing by the default chat runtime, and only that", async () => {
    const { name } = await at.createRuntime({ upstream_model: "standin-default", is_default: true });
    expect(await answered({})).toEqual({ runtime: name, sent: { ...hello, model: "standin-default" } });
    expect(await refused({ model: "no-such-model" })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "model"]);
  });

  it("of several runtimes of one upstream model takes the lowest number", async () => {
    const first = await at.createRuntime({ upstream_model: "standin-twice" });
    await at.createRuntime({ upstream_model: "standin-twice" });
    expect((await answered({ model: "standin-twice" })).runtime).toBe(first.name);
  });

  it("reaches a workspace's runtime with its projects' keys alone", async () => {
    const { name } = await at.createRuntime({ workspace_id: at.project.workspace_id });
    const own = await at.createKey({ project_id: at.project.id });
    expect((await chat(at, own.secret, { runtime: name })).status).toBe(200);
    expect(await refused({ runtime: name })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "runtime"]);
    const named = { "OpenAI-Project": at.project.slug };
    expect((await answered({ runtime: name }, named)).runtime).toBe(name);
    expect((await answered({ runtime: name }, { "OpenAI-Project": at.project.id })).runtime).toBe(name);
  });

  it("takes an edited runtime from the next call on", async () => {
    const { id, name } = await at.createRuntime({ upstream_model: "standin-before" });
    const edit = (patch: object) => at.manage("PATCH", `/api/runtimes/${id}`, patch);
    expect((await answered({ runtime: name })).sent).toMatchObject({ model: "standin-before" });
    await edit({ upstream_model: "standin-after" });
    expect((await answered({ runtime: name })).sent).toMatchObject({ model: "standin-after" });
    await edit({
      base_url: null,
      credential_id: await at.createCredential({ api_key: "sk-standin-linked" }),
    });
    const linked = await chat(at, key.secret, { runtime: name });
    expect(linked.headers.get("x-keystead-credential-source")).toBe("runtime");
    expect(at.standIn.requests.at(-1)?.headers.authorization).toBe("Bearer sk-standin-linked");
    await edit({ enabled: false });
    expect(await refused({ runtime: name })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "runtime"]);
  });
});

describe("400", () => {
  it("a header that contradicts its field", async () => {
    const [first, second] = [await at.createRuntime(), await at.createRuntime()];
    expect(await refused({ runtime: first.name }, { "x-keystead-runtime": second.name })).toEqual([
      400,
      "INVALID_REQUEST",
      "validation",
      "runtime",
    ]);
    const header = { "x-keystead-runtime-id": String(second.number) };
    expect(await refused({ runtime_id: first.number }, header)).toEqual([
      400,
      "INVALID_REQUEST",
      "validation",
      "runtime_id",
    ]);
  });

  it.each([{ model: ["a"] }, { runtime: {} }, { runtime_id: 1.5 }, { runtime_id: true }])(
    "a reference that is none: %j",
    async (body) => {
      const [param] = Object.keys(body);
      expect(await refused(body)).toEqual([400, "INVALID_REQUEST", "validation", param]);
    },
  );
});

describe("403", () => {
  it.each(["none-of-ours", "00000000-0000-4000-8000-000000000000"])(
    "a project that is named and not reached: %s",
    async (name) => {
      const { status, body } = await chat(at, key.secret, {}, { "OpenAI-Project": name });
      expect([status, body.error]).toEqual([
        403,
        {
          code: "FORBIDDEN",
          message: "Project not allowed",
          type: "permission_error",
          reason: "project",
          param: "OpenAI-Project",
        },
      ]);
    },
  );
});

describe("403 for a project key", () => {
  it("that names another project than its own", async () => {
    const body = { workspace_id: at.project.workspace_id, name: "Another" };
    const { body: other } = await at.manage("POST", "/api/projects", body);
    const own = await at.createKey({ project_id: at.project.id });
    const { name } = await at.createRuntime();
    const statuses = [];
    for (const project of [at.project.id, at.project.slug, other.id, other.slug]) {
      statuses.push((await chat(at, own.secret, { model: name }, { "OpenAI-Project": project })).status);
    }
    expect(statuses).toEqual([200, 200, 403, 403]);
  });
});

describe("404", () => {
  it("a runtime that is absent or disabled, named by the field that decides", async () => {
    const { id, number, name } = await at.createRuntime({ enabled: false, upstream_model: "standin-off" });
    for (const runtime_id of [id, number, 2_000_000_000, "00000000-0000-4000-8000-000000000000", "x"]) {
      expect(await refused({ runtime_id })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "runtime_id"]);
    }
    for (const runtime of [name, "no such runtime"]) {
      expect(await refused({ runtime })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "runtime"]);
    }
    for (const model of [name, "standin-off", "no-such-model", "no-such-provider/model"]) {
      expect(await refused({ model })).toEqual([404, "RUNTIME_NOT_FOUND", "runtime", "model"]);
    }
    expect((await call(at.url, "GET", `/v1/models/${name}`, { key: key.secret })).status).toBe(404);
  });
});
