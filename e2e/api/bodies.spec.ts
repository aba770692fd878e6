import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "@/e2e/support/call";
import { expectError, findProblems } from "@/e2e/support/envelope";
import { createTargeted, makeObjects, type Objects } from "@/e2e/support/objects";
import {
  type Described,
  isGateway,
  leastBody,
  listOperations,
  readDocument,
  type Schema,
  takesNoKey,
} from "@/e2e/support/openapi";
import { createRawClient } from "@/e2e/support/raw";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let client: ReturnType<typeof createRawClient>;
let objects: Objects;
let withBody: Described[];
beforeAll(async () => {
  at = await createServerTenant();
  client = createRawClient(at.url);
  objects = await makeObjects(at.url, at.key);
  const operations = listOperations(await readDocument(at.url));
  withBody = operations.filter(
    (operation) =>
      operation.requestBody && !isGateway(operation) && !isTrigger(operation) && !takesNoKey(operation),
  );
});
afterAll(() => Promise.all([client.close(), at.stop()]));

/** Whether an operation starts a workflow, which takes any JSON. */
const isTrigger = ({ path }: Described) => path.endsWith("/trigger");
const MEBIBYTE = 1024 * 1024;
const invalid = { code: "INVALID_REQUEST", reason: "validation" };
const toName = ({ method, path }: Described) => `${method} ${path}`;
const target = ({ path }: Described) => (path.includes("{") ? createTargeted(path, objects) : path);
const listFields = ({ requestBody }: Described) =>
  Object.entries(requestBody?.content["application/json"]?.schema.properties ?? {});

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const send = (operation: Described, body: string | Buffer, type: string | null = "application/json") => {
  const headers = { authorization: `Bearer ${at.key}`, ...(type !== null && { "content-type": type }) };
  return client.send({ method: operation.method, path: target(operation), headers, body });
};
const sendJson = (operation: Described, body: unknown) => send(operation, JSON.stringify(body));

/** A value that a field cannot take: text for objects, an object for everything else. */
const misfit = ({ type, anyOf = [] }: Schema) =>
  [type, ...anyOf.map((one) => one.type)].flat().includes("object") ? "text" : { unlikely: [true] };
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("400", () => {
  it("refuses what is no JSON object", async () => {
    for (const operation of withBody) {
      for (const body of [
        "{",
        "nope",
        '{"a":1',
        "[]",
        "null",
        "17",
        '"text"',
        "\u0000",
        "{}{}",
        '{"a":01}',
      ]) {
        expectError(
          await send(operation, body),
          400,
          { ...invalid, param: null },
          `${toName(operation)} ${body}`,
        );
      }
    }
  });

  it("refuses unknown fields by the name that they were sent under", async () => {
    for (const operation of withBody) {
      const ours = listFields(operation).flatMap(([name]) => (name.includes("_") ? camelCase(name) : []));
      const inherited = ["__proto__", "constructor", "toString"];
      for (const name of ["no_such_field", "noSuchField", ...ours, ...inherited]) {
        const answer = await send(operation, `{${JSON.stringify(name)}:{"a":1}}`);
        expectError(answer, 400, invalid, `${toName(operation)} ${name}`);
        const fields: { path: string }[] = answer.body.error.fields;
        expect(
          fields.map(({ path }) => path),
          `${toName(operation)} ${name}`,
        ).toContain(name);
      }
    }
  });

  it("names the field whose type is wrong, as the wire has it", async () => {
    for (const operation of withBody) {
      for (const [name, schema] of listFields(operation)) {
        const answer = await sendJson(operation, { [name]: misfit(schema) });
        expectError(answer, 400, invalid, `${toName(operation)} ${name}`);
        const fields: { path: string }[] = answer.body.error.fields;
        expect(
          fields.map(({ path }) => path.split(".")[0]),
          `${toName(operation)} ${name}`,
        ).toContain(name);
      }
    }
  });

  it("refuses nesting without end, and NUL in texts and names", async () => {
    for (const operation of withBody) {
      const [name = "name"] = listFields(operation)[0] ?? [];
      for (const body of [
        `{"${name}":${nested(40)}}`,
        `{"${name}":${nested(100_000)}}`,
        `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
        JSON.stringify({ [name]: "a\u0000b" }),
        JSON.stringify({ [`${name}\u0000`]: "a" }),
        JSON.stringify({ [name]: [{ deep: ["\u0000"] }] }),
      ]) {
        expectError(await send(operation, body), 400, invalid, `${toName(operation)} ${body.slice(0, 40)}`);
      }
    }
  });
});

describe("413 and 415", () => {
  const filler = (bytes: number) => `{"name":"${"x".repeat(bytes - 11)}"}`;

  it("refuses more than a mebibyte, whether or not it is announced", async () => {
    const tooLarge = { code: "PAYLOAD_TOO_LARGE", reason: null };
    for (const operation of withBody) {
      expectError(await send(operation, filler(MEBIBYTE + 1)), 413, tooLarge, toName(operation));
      expect((await send(operation, filler(MEBIBYTE))).status, toName(operation)).toBe(400);
    }
    const chunks = Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(64 * 1024, "x")));
    const headers = { authorization: `Bearer ${at.key}`, "content-type": "application/json" };
    const connection = createRawClient(at.url, { connections: 1 });
    const upload = { method: "POST", path: "/api/keys", headers, body: chunks };
    expectError(await connection.send(upload), 413, tooLarge);
    expect((await connection.send({ method: "GET", path: "/api/health" })).status).toBe(200);
    await connection.close();
  });

  it("takes JSON by its type alone, in whatever case and with parameters", async () => {
    const unsupported = { code: "UNSUPPORTED_MEDIA_TYPE", reason: null };
    for (const operation of withBody) {
      for (const type of [
        null,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "json",
      ]) {
        expectError(await send(operation, "{}", type), 415, unsupported, `${toName(operation)} ${type}`);
      }
      for (const type of ["application/json; charset=utf-8", "Application/JSON", "application/json;x"]) {
        expectError(await send(operation, "[]", type), 400, invalid, `${toName(operation)} ${type}`);
      }
    }
  });
});

describe("409 on a stale edit", () => {
  it("changes nothing, and without a version the last one wins", async () => {
    const versioned = withBody.filter((operation) =>
      listFields(operation).some(([name]) => name === "version"),
    );
    expect(versioned.length).toBeGreaterThan(10);
    for (const operation of versioned) {
      const [object = ""] = /^(\/[^/]+)+?\/\{\w+\}/.exec(operation.path) ?? [];
      const read = () => call(at.url, "GET", createTargeted(object, objects), { key: at.key });
      const grace = { key: at.key, body: { grace_seconds: 3_600 } };
      if (object === "/api/keys/{id}")
        await call(at.url, "POST", `${createTargeted(object, objects)}/rotate`, grace);
      const [before, least] = [await read(), leastBody(operation)];
      const stale = { code: "CONFLICT", reason: "version", param: "version" };
      for (const version of [before.body.version + 1, 2_147_483_647]) {
        expectError(await sendJson(operation, { ...least, version }), 409, stale, toName(operation));
      }
      expect((await read()).body, toName(operation)).toEqual(before.body);
      const answer = await sendJson(operation, { ...least, version: before.body.version });
      expect([answer.status, findProblems(answer)], toName(operation)).toEqual([200, []]);
      expect((await sendJson(operation, least)).status, toName(operation)).toBe(200);
    }
  });
});

describe("Idempotency-Key", () => {
  const inWorkspace = () => ({ workspaceId: objects["/api/workspaces/{id}"] });
  /** Good bodies for everything that creates, under a name. */
  const bodies: Record<string, (name: string) => object> = {
    "/api/workspaces": (name) => ({ name }),
    "/api/projects": (name) => ({ name, workspace_id: objects["/api/workspaces/{id}"] }),
    "/api/keys": (name) => ({ name, scopes: ["models:read"] }),
    "/api/provider-credentials/create": (name) => ({
      credential_name: name,
      provider: "openai",
      api_key: `sk-${name}`,
    }),
    "/api/runtimes": (name) => ({ name, provider: "openai" }),
    "/api/storage-units": (name) => ({
      name,
      workspace_id: objects["/api/workspaces/{id}"],
      bucket: "sample",
      type: "S3",
    }),
    "/api/budgets": (name) => ({
      ...{ owner: { type: "key", id: objects["/api/keys/{id}"] }, model: name, limit: "1.00" },
    }),
    "/api/invitations": (name) => ({ email: `${name}@example.com`, role: "viewer" }),
    "/api/webhooks": (name) => ({ url: `https://sample.example/${name}`, events: ["key.created"] }),
    "/api/workflows": (name) => ({
      ...{ name, project_id: objects["/api/projects/{id}"], target_url: "https://sample.example/hook" },
    }),
    "/apikeys": (name) => ({ ...inWorkspace(), provider: "OPENAI", key: name, secret: `sk-${name}` }),
    "/workspace": (name) => ({ name }),
    "/bucket": (name) => ({ ...inWorkspace(), name, bucket: "sample", storageType: "S3" }),
    "/ai/llm": (name) => ({ ...inWorkspace(), name, aiType: "OPENAI", key: name, secret: `sk-${name}` }),
  };
  const create = (path: string, body: object, idempotencyKey: string) =>
    call(at.url, "POST", path, { key: at.key, body, headers: { "idempotency-key": idempotencyKey } });
  const readId = ({ body }: Answer) =>
    body.key?.id ??
    body.credential_id ??
    body.apiKeyId ??
    body.workspaceId ??
    body.bucketId ??
    body.aiLlmId ??
    body.id;

  it("replays the record, never its secret; 422 for another body", async () => {
    const creating = withBody.filter(({ responses }) => "201" in responses).map(({ path }) => path);
    expect(creating.sort()).toEqual(Object.keys(bodies).sort());
    for (const [path, bodyWith] of Object.entries(bodies)) {
      const [body, key] = [bodyWith(randomUUID()), randomUUID()];
      const first = await create(path, body, key);
      expect(first.status, path).toBe(201);
      const again = await create(path, body, key);
      expect([again.status, readId(again)], path).toEqual([201, readId(first)]);
      if (path === "/api/keys") expect(again.body).toMatchObject({ secret: null, replayed: true });
      expectError(
        await create(path, bodyWith(randomUUID()), key),
        422,
        { code: "IDEMPOTENCY_MISMATCH" },
        path,
      );
      expect(readId(await create(path, bodyWith(randomUUID()), randomUUID())), path).not.toBe(readId(first));
    }
  });

  it("is refused where it is empty or without end", async () => {
    for (const key of ["", "x".repeat(256)]) {
      const refused = { ...invalid, param: "Idempotency-Key" };
      expectError(await create("/api/workspaces", { name: randomUUID() }, key), 400, refused);
    }
  });

  it("makes one of twenty requests at once", async () => {
    const body = { name: randomUUID(), scopes: ["models:read"] };
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create("/api/keys", body, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(readId)).size).toBe(1);
    expect(answers.filter((answer) => answer.body.secret !== null)).toHaveLength(1);
  });
});
