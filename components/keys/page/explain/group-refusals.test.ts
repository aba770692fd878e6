import { expect, it } from "vitest";
import { groupRefusals } from "./group-refusals";

const sample = {
  ...{ at: "2026-11-21T00:00:00.000Z", model: "gpt-4.1", runtime: null, ip: "203.0.113.7", client: null },
  ...{ code: "MODEL_FORBIDDEN", reason: "model", rule: "claude-*" },
};

it("puts requests together that were refused for the same, the most first", () => {
  const byAddress = { ...sample, code: "FORBIDDEN", reason: "ip", rule: "10.0.0.0/8" };
  const groups = groupRefusals([
    sample,
    byAddress,
    { ...byAddress, model: "o3" },
    { ...sample, reason: "minute", rule: "60" },
    { ...byAddress, ip: "203.0.113.7" },
  ]);
  expect(groups.map(({ what, why, samples }) => [what, why, samples.length])).toEqual([
    ["203.0.113.7", "address not allowed", 3],
    ["gpt-4.1", "model not allowed by claude-*", 1],
    ["gpt-4.1", "over the limit of 60 a minute", 1],
  ]);
});
