import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { googleFamilies } from "@/lib/gateway/families/google-families";
import { openaiFamilies } from "@/lib/gateway/families/openai-families";
import { outlineJson } from "./json-outline";
import { type MemberChanges, patchJson } from "./patch-json";
import { toProviderBody } from "./provider-body";

function patch(text: string, changes: MemberChanges): string {
  const bytes = Buffer.from(text);
  return patchJson(bytes, outlineJson(bytes, Number.POSITIVE_INFINITY).members, changes).toString();
}

test.each<[string, MemberChanges, string]>([
  ['{"a":1}', {}, '{"a":1}'],
  ['{ "a" : 1 , "b":[1, 2] }', { a: "2" }, '{"a" : 2,"b":[1, 2]}'],
  ['{"a":1,"b":2,"c":3}', { b: null }, '{"a":1,"c":3}'],
  ['{"a":1}', { a: null }, "{}"],
  ["{}", { a: '"x"' }, '{"a":"x"}'],
  ["{}", { a: null }, "{}"],
  ['{"b":{"a":1}}', { a: "2" }, '{"a":2,"b":{"a":1}}'],
  ['{"a":1,"a":2}', { a: "3" }, '{"a":3,"a":3}'],
  ['{"\\u0061":1}', { a: "2" }, '{"\\u0061":2}'],
  ['{"a":"}\\",{","b":"\\\\"}', { b: null }, '{"a":"}\\",{"}'],
  ['{"__proto__":1,"toString":2}', { model: '"m"' }, '{"model":"m","__proto__":1,"toString":2}'],
])("%s with %j is %s", (text, changes, expected) => {
  expect(patch(text, changes)).toBe(expected);
});

test("what is not changed stays as the caller wrote it", () => {
  const numbers = "9223372036854775807, 1e400, -0, 1.0, 1E+2, 0.1000, 123456789012345678901234567890";
  const tools = `[{"type":"function","parameters":{"maximum":9223372036854775807,"default":-0}}]`;
  const text = `{"model":"a","n":[${numbers}],"tools":${tools},"runtime":"r","s":"\\u00e9 \\/ 🙂"}`;
  expect(patch(text, { model: '"b"', runtime: null })).toBe(
    `{"model":"b","n":[${numbers}],"tools":${tools},"s":"\\u00e9 \\/ 🙂"}`,
  );
});

test.each([
  ["{}", "max_tokens", '{"max_tokens":9}'],
  ['{"max_tokens":null,"max_completion_tokens":"many"}', "max_tokens", '{"max_tokens":9}'],
  ["{}", "generationConfig.maxOutputTokens", '{"generationConfig":{"maxOutputTokens":9}}'],
  [
    '{"generationConfig":null}',
    "generationConfig.maxOutputTokens",
    '{"generationConfig":{"maxOutputTokens":9}}',
  ],
  [
    '{"generationConfig":{"topK":1,"max_output_tokens":"99"},"generation_config":null}',
    "generationConfig.maxOutputTokens",
    '{"generationConfig":{"maxOutputTokens":9,"topK":1}}',
  ],
  [
    '{"generation_config":{}}',
    "generation_config.maxOutputTokens",
    '{"generation_config":{"maxOutputTokens":9}}',
  ],
])("a ceiling in %s at %s is %s", (text, field, expected) => {
  const bytes = Buffer.from(text);
  const { members } = outlineJson(bytes, 1_000);
  const body = { type: "json", bytes, members, values: {}, modelPath: ["model"], furtherModels: [] } as const;
  const { outputCeilingFields: fields } = field.includes(".")
    ? googleFamilies.generateContent
    : openaiFamilies.chat;
  const ceiling = { field, others: fields.filter((other) => other !== field), tokens: 9 };
  const target = { runtime: null, provider: "any", model: null, param: null, found: true };
  const options = { reportsUsage: false, modelInPath: null, fields: {}, ceiling };
  expect(String(toProviderBody(body, target, options)?.content)).toBe(expected);
});

const object = fc.dictionary(fc.string(), fc.jsonValue());
const texts = fc
  .tuple(object, fc.constantFrom(undefined, 1, "\t"))
  .map(([value, space]) => JSON.stringify(value, null, space));

describe("any object", () => {
  it("has the values of its changes, and its own beside them", () => {
    fc.assert(
      fc.property(texts, fc.string(), fc.jsonValue(), (text, name, value) => {
        const before = JSON.parse(text);
        const changed = JSON.parse(patch(text, { [name]: JSON.stringify(value) }));
        expect(Object.getOwnPropertyDescriptor(changed, name)?.value).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
        const { [name]: _, ...others } = before;
        const { [name]: __, ...kept } = changed;
        expect(kept).toEqual(others);
        expect(JSON.parse(patch(text, { [name]: null }))).toEqual(others);
      }),
    );
  });

  it("is outlined as it is parsed", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { members, depth } = outlineJson(Buffer.from(text), Number.POSITIVE_INFINITY);
        expect(new Set(members.map(({ name }) => name))).toEqual(new Set(Object.keys(JSON.parse(text))));
        expect(depth).toBe(depthOf(JSON.parse(text)));
      }),
    );
  });
});

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

test("a text of many values is measured no further than it may go", () => {
  const { values } = outlineJson(Buffer.from(`[${"{},".repeat(1_000)}1]`), 100);
  expect(values).toBe(101);
});

test("text that is not JSON is outlined without a throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1') }), (text) => {
      outlineJson(Buffer.from(text), 1_000);
    }),
  );
});
