import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { anthropic } from "@/lib/credentials/catalogue/providers/models/anthropic";
import { openai } from "@/lib/credentials/catalogue/providers/models/openai";
import { openaiCompatible } from "@/lib/credentials/catalogue/providers/models/openai-compatible";
import { providers } from "./catalogue";
import { checkFields } from "./check-fields";
import type { Provider } from "./provider";

const reasons = (...args: Parameters<typeof checkFields>) =>
  checkFields(...args).errors.map((error) => `${error.field}: ${error.reason}`);

describe("checkFields", () => {
  it("trims what was filled and leaves out what was not", () => {
    const fields = { api_key: "  sk-abc123\n", api_base: " https://proxy.example/v1// " };
    expect(checkFields(openai, fields)).toEqual({
      values: { api_key: "sk-abc123", api_base: "https://proxy.example/v1" },
      errors: [],
    });
    expect(checkFields(openai, { api_key: "sk-abc123", api_base: null })).toEqual({
      values: { api_key: "sk-abc123" },
      errors: [],
    });
  });

  it("refuses unexpected and missing fields, all at once", () => {
    expect(reasons(openai, { region: "eu", api_key: " " })).toEqual([
      "region: unexpected",
      "api_key: missing",
    ]);
    expect(reasons(openaiCompatible, {})).toEqual(["api_base: missing"]);
    expect(reasons(openai, JSON.parse('{"__proto__":"x","api_key":"sk-1"}'))).toEqual([
      "__proto__: unexpected",
    ]);
  });

  it("needs no key for a compatible server", () => {
    expect(reasons(openaiCompatible, { api_base: "http://127.0.0.1:11434/v1" })).toEqual([]);
  });

  it("takes a blank field as kept when it is stored", () => {
    expect(reasons(openai, { api_key: "" }, { stored: ["api_key"] })).toEqual([]);
  });

  it("asks for the field that another depends on", () => {
    const field = { ...openai.fields[0]!, required: false, requires: "api_base" };
    const provider: Provider = { ...openai, fields: [field, openai.fields[1]!] };
    expect(reasons(provider, { api_key: "sk-1" })).toEqual(["api_key: dependency"]);
    expect(reasons(provider, { api_key: "sk-1", api_base: "https://proxy.example" })).toEqual([]);
  });

  it("refuses a key of another form unless a base URL is set or the person confirms", () => {
    expect(reasons(openai, { api_key: "sk-ant-abc" })).toEqual(["api_key: form"]);
    expect(reasons(anthropic, { api_key: "sk-abc" })).toEqual(["api_key: form"]);
    expect(reasons(anthropic, { api_key: "sk-abc" }, { confirmed: true })).toEqual([]);
    expect(reasons(anthropic, { api_key: "sk-abc", api_base: "https://proxy.example" })).toEqual([]);
    expect(reasons(anthropic, { api_key: "sk-abc" }, { stored: ["api_base"] })).toEqual([]);
  });

  it("refuses what no header can carry, confirmed or not, without repeating it", () => {
    const { errors } = checkFields(openai, { api_key: "sk-abc\r\nx-evil: 1" }, { confirmed: true });
    expect(errors.map((error) => error.reason)).toEqual(["value"]);
    expect(JSON.stringify(errors)).not.toContain("sk-abc");
    expect(reasons(openai, { api_key: 7 })).toEqual(["api_key: value"]);
    expect(reasons(openai, { api_key: `sk-${"a".repeat(9_000)}` })).toEqual(["api_key: value"]);
  });

  test.each([
    "proxy.example",
    "ftp://proxy.example",
    "javascript:alert(1)",
    "https:proxy.example",
    "https://",
    "https://user:secret@proxy.example",
    "https://proxy.example/v1?key=abc",
    "https://proxy.example/v1#a",
    "https://proxy.example/a b",
    "https:\\\\proxy.example",
  ])("refuses %s as a base URL", (api_base) => {
    expect(reasons(openaiCompatible, { api_base })).toEqual(["api_base: url"]);
  });

  it("answers every input with values or errors, never with a throw", () => {
    const anything = fc.dictionary(
      fc.oneof(fc.constantFrom("api_key", "api_base"), fc.string()),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...providers), anything, (provider, fields) => {
        const { values, errors } = checkFields(provider, fields);
        expect(errors.every((error) => error.message.length > 0)).toBe(true);
        expect(Object.values(values).every((value) => value === value.trim() && value !== "")).toBe(true);
      }),
    );
  });
});
