import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { expectError, findProblems, toComparable } from "@/e2e/support/envelope";
import { createTargeted, makeObjects, type Objects } from "@/e2e/support/objects";
import {
  type Described,
  isGateway,
  leastBody,
  listOperations,
  readDocument,
  takesNoKey,
} from "@/e2e/support/openapi";
import { createRawClient, type RawRequest } from "@/e2e/support/raw";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { signIn } from "@/e2e/support/sign-in";

let at: ServerTenant;
let other: ServerTenant;
let client: ReturnType<typeof createRawClient>;
let foreign: Objects;
let operations: Described[];
beforeAll(async () => {
  at = await createServerTenant();
  other = await createServerTenant();
  client = createRawClient(at.url);
  foreign = await makeObjects(at.url, other.key);
  operations = listOperations(await readDocument(at.url));
});
afterAll(() => Promise.all([client.close(), at.stop(), other.stop()]));

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const ABSENT = "00000000-0000-4000-8000-000000000000";
const authorization = () => ({ authorization: `Bearer ${at.key}` });
const send = (request: RawRequest) =>
  client.send({ ...request, headers: { ...authorization(), ...request.headers } });

describe("404", () => {
  it.each([
    "/api",
    "/api/",
    "/api/nope",
    "/api/keys/a/b/c",
    "/api/provider-credentials/a/b/c",
    "/v1",
    "/v1/nope",
    "/apikeys/a/b/c",
    "/bucket/a/b/c",
    "/ai",
    "/ai/a/b/c",
  ])("answers %s, which is no route, in the envelope, with a key and without", async (path) => {
    for (const method of METHODS) {
      const refused = { code: "NOT_FOUND", message: "Not found", reason: null, param: null };
      expectError(await call(at.url, method, path), 404, refused, method);
      expectError(await call(at.url, method, path, { key: at.key }), 404, refused, method);
    }
  });

  it("has beside it what the contracts that were taken over have", async () => {
    const readBody = async (path: string) => (await call(at.url, "GET", path)).body;
    expect(await readBody("/api/provider-credentials/a/b/c")).toMatchObject({ detail: "Not found" });
    for (const path of ["/apikeys/a/b", "/bucket/a/b/c", "/ai/a/b/c"]) {
      expect(await readBody(path)).toMatchObject({ success: false, message: "Not found" });
    }
  });

  it("is the same for an absent, a foreign, and an impossible object", async () => {
    const onObjects = operations.filter(
      (operation) => /\{(id|uuid|credential_id)\}/.test(operation.path) && !isGateway(operation),
    );
    expect(onObjects.length).toBeGreaterThan(20);
    for (const operation of onObjects) {
      const { method, path } = operation;
      const theirs = createTargeted(path, foreign);
      const body = method === "GET" ? undefined : leastBody(operation);
      const ask = (target: string) => call(at.url, method, target, { key: at.key, body });
      const of = `${method} ${path}`;
      const refused = expectError(await ask(theirs), 404, { code: "NOT_FOUND" }, of);
      for (const id of [
        ABSENT,
        ABSENT.toUpperCase(),
        "nope",
        "0",
        "a%2Fb",
        "%F0%9F%94%91",
        "x".repeat(300),
      ]) {
        expect(toComparable(await ask(path.replace(/\{\w+\}/, id))), `${of} ${id}`).toEqual(refused);
      }
    }
  });

  it("is 403 instead for an organization or workspace that the request names, absent or foreign", async () => {
    const organization = "/api/provider-credentials/organization/{organization_id}";
    for (const path of [organization, `${organization}/provider/openai`]) {
      const ask = (id: string) => call(at.url, "GET", path.replace(/\{\w+\}/, id), { key: at.key });
      const refused = expectError(await ask(foreign[organization] ?? ""), 403, {
        code: "FORBIDDEN",
        reason: "access",
      });
      for (const id of [ABSENT, "nope"]) expect(toComparable(await ask(id))).toEqual(refused);
    }
  });
});

describe("401", () => {
  it("says that a key is missing, and what takes none stays open", async () => {
    const missing = { code: "UNAUTHORIZED", message: "Missing API key", reason: "missing" };
    for (const { method, path, security } of operations.filter((operation) => !takesNoKey(operation))) {
      const answer = await call(at.url, method, path.replace(/\{\w+\}/, ABSENT));
      if (security?.length === 0) expect([answer.status, findProblems(answer)]).toEqual([200, []]);
      else expectError(answer, 401, missing, `${method} ${path}`);
    }
  });

  it("is the same for whatever is no key", async () => {
    const wrong = `${at.key.slice(0, 20)}${"A".repeat(36)}`;
    const answers = ["nonsense", "sk_live_short", wrong, `${at.key}x`, "sk_live_Ünïcode"].map((key) =>
      client.send({
        method: "GET",
        path: "/api/keys",
        headers: { authorization: `Bearer ${Buffer.from(key).toString("latin1")}` },
      }),
    );
    const [first, ...others] = await Promise.all(answers);
    if (!first) throw new Error("No answer");
    const refused = expectError(first, 401, { code: "UNAUTHORIZED", reason: "unknown" });
    for (const other of others) expect(toComparable(other)).toEqual(refused);
  });

  it("is not toRemediation by the cookie of somebody who is signed in, and no cookie disturbs a key", async () => {
    const cookie = await signIn(at);
    const page = await fetch(`${at.url}/account`, { headers: { cookie }, redirect: "manual" });
    expect(page.status).toBe(200);
    for (const { method, path, security } of operations.filter((operation) => !operation.security)) {
      const answer = await call(at.url, method, path.replace(/\{\w+\}/, ABSENT), { headers: { cookie } });
      expectError(answer, 401, { reason: "missing" }, `${method} ${path} ${security}`);
    }
    const both = await call(at.url, "GET", "/api/me", { key: at.key, headers: { cookie } });
    expect([both.status, findProblems(both)]).toEqual([200, []]);
  });
});

describe("a request that is broken before any route", () => {
  it.each<[string, number, RawRequest]>([
    ["a broken escape in a path", 400, { method: "GET", path: "/api/%zz" }],
    ["a broken escape in an id", 400, { method: "GET", path: "/api/keys/%E0%A4%A" }],
    ["an escape that is no UTF-8", 400, { method: "PATCH", path: "/api/keys/%ff" }],
    ["a null character", 400, { method: "GET", path: "/api/keys/a%00b" }],
    ["a null character in a query", 400, { method: "GET", path: "/api/keys?search=%00" }],
    ["double slashes", 404, { method: "GET", path: "//api/keys" }],
    ["double slashes inside", 404, { method: "GET", path: "/api//keys" }],
    ["double slashes of the gateway", 404, { method: "POST", path: "/v1//chat/completions" }],
    ["TRACE", 405, { method: "TRACE", path: "/api/keys" }],
    ["a rare method", 405, { method: "PROPFIND", path: "/api/keys" }],
    ["OPTIONS", 405, { method: "OPTIONS", path: "/api/keys" }],
    ["OPTIONS of the gateway", 405, { method: "OPTIONS", path: "/v1/models" }],
    ["a broken cursor", 400, { method: "GET", path: "/api/keys?cursor=%F0%9F%94%91" }],
    ["a broken escape in a query", 400, { method: "GET", path: "/api/keys?limit=%zz" }],
    ["a key in the query", 400, { method: "GET", path: "/v1/models?api_key=x" }],
  ])("is answered in the envelope: %s", async (_, status, request) => {
    const answer = await send(request);
    expect([answer.status, findProblems(answer)]).toEqual([status, []]);
  });

  it.each([
    "/api/keys/",
    "/api/keys?",
    "/api/./keys",
    "/api/x/../keys",
    "/api/%6Beys",
    "/API/keys",
    "/api;x/keys",
  ])("never leads elsewhere: %s", async (path) => {
    const answer = await send({ method: "GET", path });
    expect([200, 404]).toContain(answer.status);
    expect(answer.headers.get("location")).toBeNull();
  });

  it("answers HEAD as GET, without a body", async () => {
    for (const path of ["/api/keys", "/api/health", "/v1/models", "/api/nope"]) {
      const [head, get] = [await send({ method: "HEAD", path }), await send({ method: "GET", path })];
      expect([head.status, head.body, findProblems(head, "HEAD")], path).toEqual([get.status, "", []]);
    }
  });
});
