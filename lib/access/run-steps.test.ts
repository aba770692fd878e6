import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors/errors";
import { createLog } from "@/lib/core/log";
import { policyDefaults } from "@/lib/policy/values";
import type { AuthenticatedCall, CallServices } from "./call";
import { type FailedEnd, runSteps } from "./run-steps";

const arrival = { requestId: "req_1", ip: null, client: null, endpoint: "/api/keys", startedAt: 0 };
const caller: AuthenticatedCall["caller"] = {
  ...{ kind: "person", id: "u", name: "Mara", organizationId: "o", workspaceId: null, now: new Date(0) },
  limits: { rateLimitPerMinute: null, dailyHardLimit: null },
  policy: { ...policyDefaults, enabled: true, revokedAt: null, access: { kind: "all" } },
};
type Stage = AuthenticatedCall & { step?: number };

/** Runs steps that report two stages and then fail. Returns the outcome and the records. */
async function fail(failure: unknown, signal?: AbortSignal) {
  const records: { step: number | undefined; end: FailedEnd }[] = [];
  const outcome = await runSteps<Stage, Pick<CallServices, "log">>(
    { log: createLog("silent") },
    {
      request: new Request("http://localhost/api/keys", { signal }),
      first: { arrival, caller },
      record: (_services, { step }, end) => records.push({ step, end }),
    },
    async (advance) => {
      advance({ arrival, caller, step: 1 });
      advance({ arrival, caller, step: 2 });
      throw failure;
    },
  ).catch((error: unknown) => error);
  return { outcome, records };
}

describe("a call whose step fails", () => {
  it("is recorded once, at its last completed stage", async () => {
    const refusal = new AppError("RATE_LIMIT", { reason: "day" });
    const { outcome, records } = await fail(refusal);
    expect(outcome).toBe(refusal);
    const end = { status: 429, code: "RATE_LIMIT", reason: "day", outcome: "complete" };
    expect(records).toEqual([{ step: 2, end }]);
  });

  it("is recorded as INTERNAL when the failure is a bug", async () => {
    const { outcome, records } = await fail(new TypeError("x is undefined"));
    expect(outcome).toMatchObject({ code: "INTERNAL" });
    expect(records).toMatchObject([{ end: { status: 500, code: "INTERNAL" } }]);
  });

  it("is recorded as aborted when its client has left", async () => {
    const { outcome, records } = await fail(new Error("aborted"), AbortSignal.abort());
    expect(outcome).toMatchObject({ status: 499 });
    expect(records).toEqual([{ step: 2, end: { status: 499, outcome: "aborted" } }]);
  });
});
