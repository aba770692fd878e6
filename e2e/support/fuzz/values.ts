import fc from "fast-check";
import type { Schema } from "@/e2e/support/openapi";

/** Texts that have broken other servers. */
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff\ud800",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "NaN",
    "'; drop table keys; --",
    "%00",
    "../../etc/passwd",
    "{{7*7}}",
    "\u202e\u2066\ufeff",
    "İıſK",
    "00000000-0000-0000-0000-000000000000",
    "99999999-9999-9999-9999-999999999999",
    "2026-02-30T25:61:61Z",
    "+275760-09-13T00:00:00.001Z",
    "0000-01-01T00:00:00Z",
    "9".repeat(400),
    "x".repeat(10_001),
    "*".repeat(10_000),
    "0.0.0.0/0",
    "::ffff:1.2.3.4/129",
    "http://[::1",
    "http://127.0.0.1:1/../%00",
  ),
);

/** Numbers at and beyond the limits of database columns, in JSON form. */
const edges = [0, -0, 1, -1, 0.1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, 5e-324];
const numbers = fc.oneof(
  fc.constantFrom(...edges),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const names = fc.oneof(texts, fc.constantFrom("id", "version", "organization_id", "secret", "key"));

/** Any JSON value, with unusual names and deep nesting. */
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(null, true, false, [], {}),
    numbers,
    texts,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie("value")), { maxLength: 4 }).map(fromEntries),
  ),
})).value;

/** Creates an object with own properties only, including `__proto__`. */
function fromEntries(entries: [string, unknown][]): object {
  const made = {};
  for (const [name, value] of entries) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** Valid values for fields whose schema does not say enough, such as ids, addresses and existing names. */
export type Known = Record<string, readonly unknown[]>;

/** Generates values for a field, most of them valid. */
export function valueFor(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const good = known[name] ? fc.constantFrom(...known[name]) : plausible(name, schema, known);
  return fc.oneof(
    { weight: 7, arbitrary: good },
    { weight: 2, arbitrary: anything },
    { weight: 1, arbitrary: texts },
  );
}

function plausible(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => plausible(name, one, known)));
  switch ([schema.type].flat()[0]) {
    case "string":
      return fc.oneof(texts, fc.string({ minLength: 1, maxLength: 20 }), fc.uuid());
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 1, max: 100 }), numbers);
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(valueFor(name, schema.items ?? {}, known), { maxLength: 5 });
    case "object":
      return bodyFor(schema, known);
    case "null":
      return fc.constant(null);
    default:
      return anything;
  }
}

/** Generates objects for a schema: most required fields, some optional ones, and a few unknown ones. */
export function bodyFor(schema: Schema, known: Known): fc.Arbitrary<object> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const isRequired = schema.required?.includes(name) ?? false;
    const some = valueFor(name, field, known).map((value): [string, unknown][] => [[name, value]]);
    const none = fc.constant<[string, unknown][]>([]);
    return fc.oneof(
      { weight: isRequired ? 19 : 1, arbitrary: some },
      { weight: isRequired ? 1 : 3, arbitrary: none },
    );
  });
  const others = fc.array(fc.tuple(names, anything), { maxLength: 2 });
  const strange = fc.oneof(
    { weight: 9, arbitrary: fc.constant<[string, unknown][]>([]) },
    { weight: 1, arbitrary: others },
  );
  return fc.tuple(...fields, strange).map((parts) => fromEntries(parts.flat()));
}

export { anything, texts };
