import type { ActionError } from "@/lib/core/errors/action-result";

/** Returns the error of a call without an answer. The server may or may not have saved the change. */
export const noAnswer = (): { ok: false; error: ActionError } => ({
  ok: false,
  error: {
    code: "NO_ANSWER",
    message: "No answer from the server. It may have been saved: check before you try again.",
    reason: null,
    param: null,
    fields: [],
    requestId: "",
  },
});
