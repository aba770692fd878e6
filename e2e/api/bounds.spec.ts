import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { expectError } from "@/e2e/support/envelope";
import { createTargeted, makeObjects, type Objects } from "@/e2e/support/objects";
import { type Described, isGateway, listOperations, readDocument } from "@/e2e/support/openapi";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let objects: Objects;
let operations: Described[];
beforeAll(async () => {
  at = await createServerTenant();
  objects = await makeObjects(at.url, at.key);
  operations = listOperations(await readDocument(at.url));
});
afterAll(() => at.stop());

const target = ({ path }: Described) => (path.includes("{") ? createTargeted(path, objects) : path);
const takes = ({ parameters }: Described, name: string) =>
  parameters.some((parameter) => parameter.in === "query" && parameter.name === name);
const invalid = { code: "INVALID_REQUEST", reason: "validation" };

describe("a list", () => {
  it("has pages of 1 to 100, and says so of anything else", async () => {
    const lists = operations.filter((operation) => takes(operation, "limit") && !isGateway(operation));
    expect(lists.length).toBeGreaterThan(6);
    for (const list of lists) {
      const ask = (limit: string) => call(at.url, "GET", `${target(list)}?limit=${limit}`, { key: at.key });
      for (const limit of ["1", "100"]) expect((await ask(limit)).status, `${list.path} ${limit}`).toBe(200);
      for (const limit of ["0", "101", "-1", "1.5", "1e3", "9007199254740993", "x"]) {
        expectError(await ask(limit), 400, { ...invalid, param: "limit" }, `${list.path} ${limit}`);
      }
    }
  });

  it("is never given whole, but for the catalogue of providers and the models of a key", async () => {
    const whole: string[] = [];
    for (const operation of operations.filter(({ method }) => method === "GET")) {
      const isOne = isGateway(operation) && operation.path.includes("{");
      if (isOne || takes(operation, "limit")) continue;
      const { body } = await call(at.url, "GET", target(operation), { key: at.key });
      if (Array.isArray(body) || Array.isArray(body.data)) whole.push(operation.path);
    }
    expect(whole.sort()).toEqual(["/api/providers", "/v1/models"]);
  });
});

describe("a policy", () => {
  const many = (count: number, entry: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => entry(i));
  const address = (index: number) => `10.0.${index}.0/24`;
  const pattern = (index: number) => `model-${index}-*`;
  const routes = (id: string): [string, string][] => [
    ["POST", "/api/keys"],
    ["PATCH", `/api/keys/${id}`],
    ["POST", `/api/keys/${id}/simulate`],
  ];

  it.each([
    ["model_allowlist", 200, pattern],
    ["model_denylist", 200, pattern],
    ["ip_allowlist", 100, address],
  ] as const)("has %s of at most %i entries, each of at most 256 characters", async (field, most, entry) => {
    const { id } = await at.createKey();
    for (const [method, path] of routes(id)) {
      const send = (entries: string[]) => {
        const named = path === "/api/keys" ? { name: `${field} ${entries.length}` } : {};
        return call(at.url, method, path, { key: at.key, body: { ...named, [field]: entries } });
      };
      const over = await send(many(most + 1, entry));
      expectError(over, 400, { ...invalid, param: field }, `${method} ${path}`);
      expectError(await send(["x".repeat(257)]), 400, invalid, `${method} ${path}`);
      expect((await send([...many(most, entry), entry(0)])).status, `${method} ${path}`).toBeLessThan(202);
    }
  });
});
