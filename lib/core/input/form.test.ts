import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseForm, parseList, toFormValues } from "./form";

const schema = z.strictObject({
  name: z.string().min(1),
  note: z.string().nullable().optional(),
  description: z.string().optional(),
  rateLimitPerMinute: z.int().min(1).nullable().optional(),
  scopes: z.array(z.string()).optional(),
  enabled: z.boolean().optional(),
  price: z.object({ input: z.number().optional() }).optional(),
});

const toForm = (...entries: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

describe("a form", () => {
  it("gives only the fields that it has, and only those of the schema", () => {
    expect(parseForm(schema, toForm(["name", "CI"], ["$ACTION_ID", "x"], ["admin", "1"]))).toEqual({
      name: "CI",
    });
  });

  it("takes an empty number for not given, never for 0", () => {
    for (const empty of ["", " ", "\t"])
      expect(parseForm(schema, toForm(["rateLimitPerMinute", empty]))).toEqual({});
    expect(parseForm(schema, toForm(["rateLimitPerMinute", "0"]))).toEqual({ rateLimitPerMinute: 0 });
    expect(parseForm(schema, toForm(["rateLimitPerMinute", " 120 "]))).toEqual({ rateLimitPerMinute: 120 });
  });

  it("leaves what is no number for the schema to refuse", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { rateLimitPerMinute } = parseForm(schema, toForm(["rateLimitPerMinute", text]));
        return rateLimitPerMinute !== 0 || Number(text) === 0;
      }),
    );
    const result = schema.safeParse(
      parseForm(schema, toForm(["name", "CI"], ["rateLimitPerMinute", "many"])),
    );
    expect(result.success).toBe(false);
  });

  it("reads lists from several values, commas and lines, each entry once", () => {
    const form = toForm(["scopes", " chat:write, models:read\n"], ["scopes", "models:read"], ["scopes", ""]);
    expect(parseForm(schema, form)).toEqual({ scopes: ["chat:write", "models:read"] });
    expect(parseForm(schema, toForm(["scopes", ""]))).toEqual({ scopes: [] });
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const entries = parseList(texts);
        return (
          new Set(entries).size === entries.length &&
          entries.every((entry) => entry === entry.trim() && entry)
        );
      }),
    );
  });

  it("reads a box by its last value", () => {
    expect(parseForm(schema, toForm(["enabled", "0"]))).toEqual({ enabled: false });
    expect(parseForm(schema, toForm(["enabled", "0"], ["enabled", "on"]))).toEqual({ enabled: true });
  });

  it("clears an empty text where that may be, and else leaves it out", () => {
    expect(parseForm(schema, toForm(["name", ""], ["note", ""], ["description", " "]))).toEqual({
      name: "",
      note: null,
    });
  });

  it("reads nested fields by their dotted names", () => {
    expect(parseForm(schema, toForm(["price.input", "2.5"]))).toEqual({ price: { input: 2.5 } });
  });

  it("remembers what was typed, but no secret", () => {
    const form = toForm(["email", "a@b.example"], ["password", "hidden"], ["$ACTION_1", "x"]);
    expect(toFormValues(form, ["password"])).toEqual({ email: "a@b.example" });
  });
});
