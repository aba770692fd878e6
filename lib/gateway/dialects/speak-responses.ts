import type { Speak } from "@/lib/core/errors/error-answer";

/**
 * Changes the errors of the responses endpoints for Codex. It repeats a request until it reads that a quota or
 * a usage limit is used up.
 */
export const speakResponses: Speak = (answer) => {
  const { error } = answer.body;
  if (error.code === "BUDGET_EXCEEDED") return { ...answer, status: 429 };
  if (error.code !== "RATE_LIMIT" || error.reason !== "day") return answer;
  const limit = { type: "usage_limit_reached", resets_at: toEpochSeconds(answer.headers["Retry-After"]) };
  return { ...answer, body: { ...answer.body, error: { ...error, ...limit } } };
};

/** Returns the time after a number of seconds, in seconds since 1970. */
const toEpochSeconds = (seconds = "0") => Math.ceil(Date.now() / 1_000) + Number(seconds);
