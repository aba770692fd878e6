import { useState, useTransition } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { type ActionError, fieldError, otherError, type Result } from "@/lib/core/action-result";

/**
 * Sends something to a server action and keeps what came of it: whether it is under way, and its error, by field
 * (`problem`) or above them all (`trouble`).
 */
export function useResult<Input, Data>(
  run: (input: Input) => Promise<Result<Data>>,
  onDone: (data: Data) => void,
  onFailed?: (error: ActionError) => void,
) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, start] = useTransition();
  const send = (input: Input) =>
    start(async () => {
      const result = await run(input).catch(noAnswer);
      setError(result.ok ? null : result.error);
      if (result.ok) onDone(result.data);
      else onFailed?.(result.error);
    });
  return {
    send,
    pending,
    error,
    /** Drops the error, once what it was about has changed. */
    forget: () => setError(null),
    problem: (field: string) => fieldError(error, field),
    trouble: (fields: readonly string[]) => otherError(error, fields),
  };
}
