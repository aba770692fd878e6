import fc from "fast-check";
import type { Described, Schema } from "@/e2e/support/openapi";
import type { RawRequest } from "@/e2e/support/raw";
import { anything, bodyFor, type Known, texts, valueFor } from "./values";

/** A path to fuzz: the operations that it serves, and ids for its parameters. */
export type Target = { path: string; operations: Described[]; ids: readonly string[] };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "LINK"];
const ABSENT = "00000000-0000-4000-8000-000000000000";
const MEBIBYTE = 1024 * 1024;

const mostly = <Value>(usual: fc.Arbitrary<Value>, unusual: fc.Arbitrary<Value>, weight = 4) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: unusual });

/** Encodes a text for a URL. Lone surrogates are replaced. */
const encode = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).slice(0, 3_000);
const encoded = texts.map(encode);
/** The characters that a path or query may contain on the wire. */
const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)),
});
const segment = fc.oneof(
  encoded,
  printable.map((text) => text.replace(/[/?#]/g, "")),
  fc.constantFrom(
    "%zz",
    "%",
    "%ff",
    "%2e%2e",
    "..",
    ".",
    "%00",
    "%2F",
    "%252F",
    "[id]",
    ";a=b",
    ABSENT,
    `${ABSENT}%0a`,
  ),
);

function pathFor({ path, ids }: Target): fc.Arbitrary<string> {
  const parts = path.split("/").map((part, depth) => {
    if (depth < 2) return fc.constant(part);
    const rest = fc.array(segment, { maxLength: 4 }).map((all) => all.join("/"));
    if (part === "*") return rest;
    const [, after] = /^\{\w+\}(.*)$/.exec(part) ?? [];
    if (after !== undefined) return mostly(fc.constantFrom(...ids, ABSENT), segment).map((id) => id + after);
    return mostly(fc.constant(part), segment, 99);
  });
  // A first segment with more at its end is no path of the API.
  const ends = ["/", "//", "/.", ...(parts.length > 2 ? ["%20"] : [])];
  return fc.tuple(...parts, mostly(fc.constant(""), fc.constantFrom(...ends), 30)).map((all) => {
    const end = all.pop();
    return `/${all.join("/").replace(/^\/+/, "")}${end}`;
  });
}

function queryFor(operations: Described[], known: Known): fc.Arbitrary<string> {
  const parameters = operations.flatMap((one) =>
    one.parameters.filter((parameter) => parameter.in === "query"),
  );
  const named = parameters.map(({ name, schema }) =>
    valueFor(name, schema, known).map((value) => pair(name, value)),
  );
  const strange = fc.oneof(
    printable.map((text) => text.replace(/#/g, "")),
    fc.tuple(encoded, encoded).map(([name, value]) => `${name}=${value}`),
    fc.constantFrom(
      "&&==&",
      "limit=1&limit=2",
      "limit[]=1",
      "cursor=%ff",
      "x".repeat(12_000),
      "a=b&".repeat(2_000),
    ),
  );
  const some = fc.array(named.length > 0 ? mostly(fc.oneof(...named), strange) : strange, { maxLength: 4 });
  return some.map((all) => (all.length > 0 ? `?${all.join("&")}` : ""));
}

const pair = (name: string, value: unknown) =>
  `${name}=${encode(typeof value === "string" ? value : JSON.stringify(value))}`;

/** Bodies that are invalid or barely valid JSON. */
const raw: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom(
    "{",
    "[",
    '"',
    "nul",
    "{}}",
    '{"a":}',
    "\ufeff{}",
    "NaN",
    "-",
    '{"a":1e999,"b":-1e999}',
    '"\\ud800"',
  ),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 30, max: 20_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.integer({ min: 30, max: 5_000 }).map((depth) => `${'{"a":'.repeat(depth)}0${"}".repeat(depth)}`),
  fc.constantFrom(
    '{"version":9223372036854775808}',
    '{"version":1.0000000000000001}',
    '{"limit":1e400}',
    '{"name":"\\ud800"}',
    '{"name":"a","name":"b"}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
  ),
);
/** Bodies around and above the size limit. They are rare, because they take the most time. */
const huge = fc
  .constantFrom(MEBIBYTE - 20, MEBIBYTE, MEBIBYTE + 1, 2 * MEBIBYTE)
  .map((size) => `{"name":"${"x".repeat(size)}"}`);

function createBody(schema: Schema | undefined, known: Known): fc.Arbitrary<string | Buffer> {
  const fitting = schema ? bodyFor(schema, known) : anything;
  const json = fitting.map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 150, arbitrary: json },
    { weight: 15, arbitrary: anything.map((value) => JSON.stringify(value)) },
    { weight: 10, arbitrary: raw },
    { weight: 1, arbitrary: huge },
  );
}

/** The characters that a header value may contain on the wire. */
const headerText = fc.oneof(
  fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .map((code) => (code === 0x7f ? " " : String.fromCharCode(code))),
  }),
  fc.constantFrom("", "x".repeat(6_000), "*", "null", "__proto__", "1, 2", ABSENT),
);
const ODD_HEADERS = [
  ..."accept accept-language cookie if-match if-none-match origin range referer user-agent".split(" "),
  ..."idempotency-key openai-project x-keystead-runtime x-keystead-runtime-id x-api-key api-key".split(" "),
  ..."x-forwarded-for x-request-id x-http-method-override x-middleware-subrequest next-action rsc".split(" "),
  ..."next-router-prefetch next-router-state-tree x-nextjs-data content-encoding sec-fetch-site".split(" "),
];
const oddHeaders = fc.dictionary(fc.constantFrom(...ODD_HEADERS), headerText, { maxKeys: 3 });

const contentType = mostly(
  fc.constantFrom("application/json", "application/json; charset=utf-8"),
  fc.oneof(
    headerText,
    fc.constantFrom(
      "text/plain",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "application/json,",
    ),
  ),
  12,
);

const bodiless = new Set(["GET", "HEAD", "TRACE"]);

/** Generates requests for a target: with the key, without a key, or with an invalid one. */
export function requestsFor(target: Target, key: string, known: Known): fc.Arbitrary<RawRequest> {
  const served = target.operations.map(({ method }) => method);
  const method = mostly(
    fc.constantFrom(...(served.length > 0 ? served : METHODS)),
    fc.constantFrom(...METHODS),
    6,
  );
  const bad = fc.oneof(
    headerText,
    headerText.map((text) => `Bearer ${text}`),
    fc.constantFrom(
      "Bearer",
      "Basic YTpi",
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key}, Bearer ${key}`,
      `bearer  ${key}`,
    ),
  );
  return method.chain((chosen) => {
    const operation = target.operations.find((one) => one.method === chosen);
    const schema = operation?.requestBody?.content["application/json"]?.schema;
    return fc
      .record({
        path: pathFor(target),
        query: mostly(fc.constant(""), queryFor(target.operations, known), chosen === "GET" ? 1 : 9),
        authorization: mostly(fc.constant(`Bearer ${key}`), fc.option(bad, { nil: undefined }), 5),
        odd: mostly(fc.constant({}), oddHeaders, 3),
        type: contentType,
        body: bodiless.has(chosen)
          ? fc.constant(undefined)
          : mostly(createBody(schema, known), fc.constant(""), 15),
      })
      .map(({ path, query, authorization, odd, type, body }) => ({
        method: chosen,
        path: path + query,
        headers: {
          ...odd,
          ...(authorization !== undefined && { authorization }),
          ...(body !== undefined && { "content-type": type }),
        },
        ...(body !== undefined && { body }),
      }));
  });
}
