import { useState, useTransition } from "react";
import { useToken } from "@/components/forms/use-token";
import { type ActionError, fieldError, otherError, type Result } from "@/lib/core/errors/action-result";

/**
 * Returns a function that sends input to a server action, with its pending state and last error. `problem`
 * returns the error of a field. `trouble` returns the error if it belongs to none of the given fields.
 */
export function useResult<Input, Data>(
  run: (input: Input, token: string) => Promise<Result<Data>>,
  onDone: (data: Data) => void,
  onFailed?: (error: ActionError) => void,
) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, start] = useTransition();
  const withToken = useToken();
  const send = (input: Input) =>
    start(async () => {
      const result = await withToken((token) => run(input, token));
      setError(result.ok ? null : result.error);
      if (result.ok) onDone(result.data);
      else onFailed?.(result.error);
    });
  return {
    send,
    pending,
    error,
    /** Clears the error. */
    forget: () => setError(null),
    problem: (field: string) => fieldError(error, field),
    trouble: (fields: readonly string[]) => otherError(error, fields),
  };
}
