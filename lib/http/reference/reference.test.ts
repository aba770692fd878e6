import { describe, expect, it } from "vitest";
import { toTemplate } from "@/lib/http/openapi";
import { ROUTES } from "@/lib/http/routes";
import { listErrorGuides } from "./error-guide";
import { findReferenceOperation, listReference } from "./reference";
import { toRequestSamples } from "./request-samples";
import { toMarkdownErrors, toMarkdownIndex, toMarkdownOperation } from "./to-markdown";

const ORIGIN = "https://keys.example.com";
const operations = listReference().flatMap((group) => group.operations);

const find = (id: string) => {
  const operation = findReferenceOperation(id);
  if (!operation) throw new Error(`No operation ${id}`);
  return operation;
};

describe("the API reference", () => {
  it("has every route once, with a sample per language and a Markdown page", () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      ROUTES.map(([method, path]) => `${method} ${toTemplate(path)}`).sort(),
    );
    for (const operation of operations) {
      expect(toRequestSamples(ORIGIN, operation).map(({ label }) => label)).toHaveLength(3);
      expect(toMarkdownOperation(ORIGIN, operation)).toContain(`\`${operation.method} ${operation.path}\``);
      expect(toMarkdownIndex(ORIGIN, listReference())).toContain(`/docs/api/${operation.id}.md`);
    }
  });

  it("describes the fields of a request and of its answer", () => {
    const { parameters, body, answer } = find("keys.create");
    expect(parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual(["header Idempotency-Key"]);
    expect(body.find(({ name }) => name === "name")).toEqual({
      ...{ name: "name", type: "string", isRequired: true, description: "At most 100 characters" },
    });
    expect(body.find(({ name }) => name === "project_access")?.type).toBe('"all" or "selected"');
    expect(answer.find(({ name }) => name === "key.expires_at")?.type).toBe("time or null");
    expect(answer.map(({ name }) => name)).toContain("key.secrets[].last_used_ip");
    const limit = find("keys.list").parameters.find(({ name }) => name === "limit");
    expect(limit?.description).toBe("1 to 100. Default: 50");
  });

  it("shows a request that works once its key is set", () => {
    const [curl, typescript, python] = toRequestSamples(ORIGIN, find("gateway.createChatCompletion"));
    expect(curl?.text).toBe(
      [
        `curl -X POST "${ORIGIN}/v1/chat/completions"`,
        '-H "Authorization: Bearer $KEYSTEAD_API_KEY"',
        '-H "Content-Type: application/json"',
        `-d '{"model":"default","messages":[{"role":"user","content":"Say hello in one sentence."}]}'`,
      ].join(" \\\n  "),
    );
    expect(typescript?.text).toContain('method: "POST"');
    expect(python?.text).toContain("requests.post(");
    expect(toRequestSamples(ORIGIN, find("service.getHealth"))[0]?.text).toBe(`curl "${ORIGIN}/api/health"`);
  });

  it("explains every error with a cause and a fix", () => {
    for (const { code, cause, fix, reasons } of listErrorGuides()) {
      for (const text of [cause, fix, ...Object.values(reasons).flatMap(Object.values)]) {
        expect(text, code).toMatch(/^[A-Z].*\.$/s);
      }
      expect(toMarkdownErrors(listErrorGuides())).toContain(`## ${code}\n`);
    }
  });
});
