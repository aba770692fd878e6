import { beforeAll, describe, expect, inject, it } from "vitest";
import { apiRoutes } from "@/e2e/support/api-routes";
import { call } from "@/e2e/support/call";
import { readError } from "@/e2e/support/envelope";
import { type Document, listOperations, readDocument, type Schema, takesNoKey } from "@/e2e/support/openapi";

const server = inject("server");
let document: Document;
beforeAll(async () => {
  document = await readDocument(server.url);
});

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const listParameters = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const filled = (path: string) => path.replace(/\{\w+\}/g, "00000000-0000-4000-8000-000000000000");

function listReferences(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    name === "$ref" ? [String(entry)] : listReferences(entry),
  );
}

/** Why this is no JSON Schema that says something, at its path. */
function schemaProblems(schema: Schema, at: string): string[] {
  const properties = Object.keys(schema.properties ?? {});
  const unknown = (schema.required ?? []).filter((name) => !properties.includes(name));
  const camel = properties.filter((name) => /[A-Z]/.test(name) && at.startsWith("/api/"));
  const types = [schema.type ?? []].flat();
  const known = ["string", "number", "integer", "boolean", "object", "array", "null"];
  return [
    ...unknown.map((name) => `${at}: requires ${name}, which it does not have`),
    ...camel.map((name) => `${at}: ${name} is not in snake case`),
    ...types.filter((type) => !known.includes(type)).map((type) => `${at}: there is no type ${type}`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, entry]) =>
      schemaProblems(entry, `${at}.${name}`),
    ),
    ...(schema.anyOf ?? []).flatMap((entry) => schemaProblems(entry, at)),
    ...(schema.items ? schemaProblems(schema.items, `${at}[]`) : []),
  ];
}

describe("GET /api/openapi.json", () => {
  it("lists exactly the routes of the table", () => {
    const described = listOperations(document).map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(apiRoutes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it("names each path parameter, refers only to what it has, and writes schemas that hold", () => {
    const names = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(listReferences(document).filter((ref) => !names.includes(ref))).toEqual([]);
    for (const { path, method, parameters, responses, requestBody } of listOperations(document)) {
      const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      expect(inPath, `${method} ${path}`).toEqual(listParameters(path));
      expect(Object.keys(responses)).toContain("default");
      const bodies = [requestBody, ...Object.values(responses)].flatMap((part) =>
        Object.values(part?.content ?? {}),
      );
      for (const { schema } of bodies) expect(schemaProblems(schema, path)).toEqual([]);
    }
  });

  it("tells of every path which methods it has, and no other is answered", async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of METHODS) {
        const { status, headers, body } = await call(server.url, method, filled(path));
        const { code } = readError({ status, body }) ?? {};
        if (method.toLowerCase() in methods) {
          expect([200, 401], `${method} ${path}`).toContain(status);
          continue;
        }
        expect([status, code], `${method} ${path}`).toEqual([405, "METHOD_NOT_ALLOWED"]);
        const allowed = Object.keys(methods).map((name) => name.toUpperCase());
        expect(headers.get("allow")?.split(", ").sort()).toEqual(allowed.sort());
      }
    }
  });

  it("says which routes need no key, and those alone answer without one", async () => {
    for (const { path, method, security } of listOperations(document)) {
      const { status, headers } = await call(server.url, method, filled(path));
      expect(status, `${method} ${path}`).toBe(security?.length === 0 ? 200 : 401);
      if (status === 401 && !takesNoKey({ security }))
        expect(headers.get("www-authenticate")).toBe('Bearer realm="keystead"');
    }
  });
});
