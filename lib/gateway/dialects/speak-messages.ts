import type { Speak } from "@/lib/core/errors/error-answer";

/** Changes the errors of the messages endpoints to the types that Anthropic's clients read. */
export const speakMessages: Speak = (answer) => {
  const { error } = answer.body;
  const type = error.code === "BUDGET_EXCEEDED" ? "billing_error" : error.type;
  return { ...answer, body: { ...answer.body, error: { ...error, type } } };
};
