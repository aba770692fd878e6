import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { createOpenApiDocument, toTemplate } from "./openapi";
import { ROUTES } from "./routes";

const document = createOpenApiDocument(ROUTES);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe("the OpenAPI document", () => {
  it("is valid by the specification", async () => {
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  });

  it("has a route of its own for every row, with a unique operationId, a title and a tag", () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ROUTES.length);
    for (const [method, path, { name, title }] of ROUTES) {
      const found = document.paths[toTemplate(path)]?.[method.toLowerCase()];
      expect(found?.operationId).toMatch(new RegExp(`^${name}(By\\w+)?$`));
      expect(found?.summary).toMatch(new RegExp(`^${title}( by \\w+( and \\w+)*)?$`));
    }
    const tags = document.tags.map(({ name }) => name);
    for (const { tags: [tag] = [] } of operations as { tags?: string[] }[]) expect(tags).toContain(tag);
  });
});
