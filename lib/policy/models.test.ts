import { describe, expect, it } from "vitest";
import { compileList, judgeModel, type ModelTarget } from "@/lib/policy/models";

const llama = { id: "r1", number: 5, name: "default", provider: "fireworks", upstreamModel: "llama-3.1-8b" };
const runtime: ModelTarget = { runtime: llama, model: "gpt-4o", provider: null };
const passing: ModelTarget = {
  runtime: { ...llama, upstreamModel: null },
  model: "qwen-3",
  provider: "openai",
};
const model: ModelTarget = { runtime: null, model: "gpt-4o", provider: "openai" };
const numeric: ModelTarget = { runtime: null, model: "5", provider: "openai" };

describe("an entry", () => {
  it.each([
    ["the runtime's name", "default", runtime, "default"],
    ["a glob on the runtime's name", "def*", runtime, "default"],
    ["the runtime's number", "5", runtime, "5"],
    ["the upstream model", "llama-*", runtime, "llama-3.1-8b"],
    ["provider/upstream model", "fireworks/llama-?.1-8b", runtime, "fireworks/llama-3.1-8b"],
    ["the model that a runtime passes on", "qwen-3", passing, "qwen-3"],
    ["that model with the runtime's provider", "fireworks/qwen-*", passing, "fireworks/qwen-3"],
    ["a model without a runtime", "gpt-4o", model, "gpt-4o"],
    ["provider/model without a runtime", "openai/*", model, "openai/gpt-4o"],
    ["anything with a star", "*", numeric, "5"],
  ])("matches %s", (_case, rule, target, seen) => {
    expect(judgeModel([rule], [], target)).toEqual({ allowed: true, rule, seen });
    expect(judgeModel([], [rule], target)).toEqual({ allowed: false, rule, seen });
  });

  it.each([
    ["what was asked, when something else is called", "gpt-4o", runtime],
    ["another provider's model of the same name", "openai/qwen-3", passing],
    ["in another case", "Default", runtime],
    ["a runtime's number by its part", "50", runtime],
    ["a runtime's number with zeros before it", "05", runtime],
    ["a runtime's number by a glob", "5*", runtime],
    ["a model called like a number", "5", numeric],
    ["a runtime's id", "r1", runtime],
    ["a part of a name", "gpt-4", model],
    ["nothing at all", "", model],
  ])("does not match %s", (_case, rule, target) => {
    expect(judgeModel([rule], [], target).allowed).toBe(false);
    expect(judgeModel([], [rule], target).allowed).toBe(true);
  });

  it("of digits is only a number even for a runtime named so", () => {
    const named: ModelTarget = { ...runtime, runtime: { ...llama, name: "7" } };
    expect(judgeModel(["7"], [], named).allowed).toBe(false);
    expect(judgeModel(["?"], [], named)).toMatchObject({ allowed: true, seen: "7" });
  });
});

describe("the lists", () => {
  it("allow everything when both are empty", () => {
    expect(judgeModel([], [], model)).toEqual({ allowed: true, rule: null, seen: "gpt-4o" });
  });

  it("let a denial win over an allowance", () => {
    expect(judgeModel(["default"], ["large-*", "5"], runtime)).toEqual({
      allowed: false,
      rule: "5",
      seen: "5",
    });
  });

  it("name the whole allowlist when nothing in it matches", () => {
    expect(judgeModel(["cpu-*", "2"], [], runtime)).toEqual({
      allowed: false,
      rule: "cpu-*, 2",
      seen: "default",
    });
  });

  it("refuse a target of which nothing is known, once there is an allowlist", () => {
    expect(judgeModel(["*"], [], { runtime: null, model: null, provider: "openai" }).allowed).toBe(false);
  });
});

it("compiles a list once, however many models are judged by it", () => {
  const list = ["gpt-*", "7"];
  for (const number of [1, 2, 3]) {
    judgeModel(list, [], {
      runtime: { id: "r", number, name: "n", provider: "p", upstreamModel: "m" },
      model: null,
      provider: null,
    });
  }
  expect(compileList(list)).toBe(compileList(list));
});
