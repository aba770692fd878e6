// @vitest-environment happy-dom
import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ActionError, Result } from "@/lib/core/errors/action-result";
import { StepUpContext } from "./use-step-up";
import { useToken } from "./use-token";

const error = (code: string): ActionError => ({
  ...{ code, message: code, reason: null, param: null, fields: [], requestId: "r" },
});

type Answer = Result<string> | "lost";

/** Makes one call per answer. Returns the tokens and the error messages of the calls. */
async function send(answers: Answer[]) {
  const { result } = renderHook(() => useToken());
  const tokens: string[] = [];
  const messages: (string | null)[] = [];
  for (const answer of answers) {
    const outcome = await result.current(async (token) => {
      tokens.push(token);
      if (answer === "lost") throw new TypeError("Failed to fetch");
      return answer;
    });
    messages.push(outcome.ok ? null : outcome.error.message);
  }
  return { tokens, messages };
}

it("sends the same token again until there is an answer", async () => {
  const { tokens, messages } = await send([
    "lost",
    "lost",
    { ok: true, data: "made" },
    { ok: true, data: "next" },
  ]);
  expect(tokens[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(tokens.slice(0, 3)).toEqual([tokens[0], tokens[0], tokens[0]]);
  expect(tokens[3]).not.toBe(tokens[0]);
  expect(messages[0]).toContain("It may have been saved");
});

it("takes a new token after a refusal, which saved nothing", async () => {
  const { tokens } = await send([
    { ok: false, error: error("CONFLICT") },
    { ok: true, data: "made" },
  ]);
  expect(tokens[1]).not.toBe(tokens[0]);
});

it("says that the first try was saved when a changed second one is refused for that", async () => {
  const { messages } = await send(["lost", { ok: false, error: error("IDEMPOTENCY_MISMATCH") }]);
  expect(messages[1]).toContain("The first try was saved");
});

describe("an action that needs the password", () => {
  const refusal: ActionError = { ...error("FORBIDDEN"), reason: "step_up" };

  /** Calls an action that is refused until the password is confirmed. Returns its result and the tokens sent. */
  async function sendGuarded(isConfirmed: boolean) {
    const tokens: string[] = [];
    const { result } = renderHook(() => useToken(), {
      wrapper: ({ children }) => <StepUpContext value={async () => isConfirmed}>{children}</StepUpContext>,
    });
    const outcome = await result.current(async (token): Promise<Result<string>> => {
      tokens.push(token);
      return tokens.length > 1 ? { ok: true, data: "revealed" } : { ok: false, error: refusal };
    });
    return { outcome, tokens };
  }

  it("runs again, with its token, once the password is confirmed", async () => {
    const { outcome, tokens } = await sendGuarded(true);
    expect(outcome).toEqual({ ok: true, data: "revealed" });
    expect(tokens).toEqual([tokens[0], tokens[0]]);
  });

  it("stays refused when the person closes the dialog", async () => {
    const { outcome, tokens } = await sendGuarded(false);
    expect(outcome).toEqual({ ok: false, error: refusal });
    expect(tokens).toHaveLength(1);
  });
});
