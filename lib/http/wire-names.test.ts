import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { time } from "@/lib/core/input/codecs";
import { fromWire, parseQuery, toWire, toWirePath, toWireSchema } from "./wire-names";

const schema = z.strictObject({
  projectId: z.string(),
  rateLimitPerMinute: z.int().nullable(),
  secrets: z.array(z.object({ createdAt: time })).optional(),
  modelBudgets: z.record(z.string(), z.string()).optional(),
  archived: z.boolean().default(false),
});

describe("names on the wire", () => {
  it("renames the keys of objects at every depth, and never those of records", () => {
    const value = {
      projectId: "p",
      secrets: [{ createdAt: "2027-01-20T09:41:00.000Z" }],
      modelBudgets: { gptNew: "1" },
    };
    const wire = {
      project_id: "p",
      secrets: [{ created_at: "2027-01-20T09:41:00.000Z" }],
      model_budgets: { gptNew: "1" },
    };
    expect(toWire(schema, value)).toEqual(wire);
    expect(fromWire(schema, wire)).toEqual(value);
  });

  it("lets no field in under our own name", () => {
    expect(() => fromWire(schema, { projectId: "p" })).toThrow("Unknown field");
  });

  it("keeps an unknown field under its name, so that it is refused under it", () => {
    expect(fromWire(schema, { color: 1 })).toEqual({ color: 1 });
  });

  it("has the names of a contract that was taken over", () => {
    expect(toWire(schema, { projectId: "p" }, { projectId: "project_uuid" })).toEqual({ project_uuid: "p" });
  });

  it("names the path of an error as the wire has it", () => {
    expect(toWirePath(schema, "secrets.0.createdAt")).toBe("secrets.0.created_at");
    expect(toWirePath(schema, "modelBudgets.gptNew")).toBe("model_budgets.gptNew");
  });

  it("describes what goes over the wire", () => {
    const described = toWireSchema(schema, "input");
    expect(Object.keys(described.properties ?? {})).toContain("rate_limit_per_minute");
    expect(described.required).toEqual(["project_id", "rate_limit_per_minute"]);
  });

  it("survives any JSON that comes in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          fromWire(schema, value);
        } catch (error) {
          expect(error).toMatchObject({ code: "INVALID_REQUEST" });
        }
      }),
    );
  });
});

describe("query parameters", () => {
  it("are read as the schema expects them", () => {
    const parameters = new URLSearchParams("project_id=7&rate_limit_per_minute=60&archived=1&unknown=x");
    expect(parseQuery(schema, parameters)).toEqual({
      projectId: "7",
      rateLimitPerMinute: 60,
      archived: true,
    });
  });

  it("count as absent when they are blank, or the text that a contract's clients send for nothing", () => {
    const parameters = new URLSearchParams("projectId=undefined&archived=&rateLimitPerMinute=5");
    const style = { names: (name: string) => name, absent: "undefined" };
    expect(parseQuery(schema, parameters, style)).toEqual({ rateLimitPerMinute: 5 });
    expect(parseQuery(schema, new URLSearchParams("project_id=undefined"))).toEqual({
      projectId: "undefined",
    });
  });

  it("stay as they are where they do not fit, so that the schema refuses them", () => {
    expect(parseQuery(schema, new URLSearchParams("archived=maybe"))).toEqual({ archived: "maybe" });
  });
});
