import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "@/lib/policy/decide";
import type { Policy } from "@/lib/policy/request";
import { type PastCall, replay } from "./replay";

const open: Policy = {
  ...{ enabled: true, revokedAt: null, expiresAt: null, ipAllowlist: [], scopes: ["chat:write"] },
  ...{ modelAllowlist: [], modelDenylist: [], access: { kind: "all" } },
};
const now = new Date("2027-01-20T12:00:00Z");
const call = (secondsAgo: number, model = "gpt-4.1"): PastCall => ({
  at: new Date(now.getTime() - secondsAgo * 1_000),
  request: {
    ...{ ip: null, scope: "chat:write" },
    target: { runtime: null, provider: "openai", model, param: "model" },
  },
});
const calls = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom("gpt-4.1", "o3", "o3-preview")))
  .map((ages) => ages.sort(([a], [b]) => b - a).map(([age, model]) => call(age, model)));
const limit = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });

it("says what every call's decision is, and lets no window hold more than its limit", async () => {
  const policy = { ...open, modelDenylist: ["*-preview"] };
  await fc.assert(
    fc.asyncProperty(calls, limit, limit, async (past, rateLimitPerMinute, dailyHardLimit) => {
      const verdicts = await replay(policy, { rateLimitPerMinute, dailyHardLimit }, past, now);
      expect(verdicts).toHaveLength(past.length);
      const passed = new Map<string, number>();
      for (const [index, { at, request }] of past.entries()) {
        const verdict = verdicts[index];
        const [day, minute] = [at.toISOString().slice(0, 10), at.toISOString().slice(0, 16)];
        const isFull = (window: string, most: number | null) =>
          most !== null && (passed.get(window) ?? 0) >= most;
        const expected = !decide(policy, request, now).allowed
          ? "model"
          : isFull(day, dailyHardLimit)
            ? "day"
            : isFull(minute, rateLimitPerMinute)
              ? "minute"
              : undefined;
        expect(verdict?.reason).toBe(expected);
        if (!verdict) for (const window of [day, minute]) passed.set(window, (passed.get(window) ?? 0) + 1);
      }
    }),
  );
});

it("names the rule that decided", async () => {
  const policy = { ...open, modelAllowlist: ["o3*"] };
  const limits = { rateLimitPerMinute: 1, dailyHardLimit: null };
  expect(await replay(policy, limits, [call(3), call(2, "o3"), call(1, "o3")], now)).toEqual([
    { code: "MODEL_FORBIDDEN", reason: "model", rule: "o3*" },
    null,
    { code: "RATE_LIMIT", reason: "minute", rule: "1" },
  ]);
});
