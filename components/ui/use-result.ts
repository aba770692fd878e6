import { useState, useTransition } from "react";
import { useToken } from "@/components/forms/use-token";
import { type ActionError, fieldError, otherError, type Result } from "@/lib/core/action-result";

/**
 * Sends input to a server action and keeps whether it is under way and its error, by field (`problem`) or for the
 * whole form (`trouble`). Without an answer from the server the error says so.
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
    /** Drops the error, once what it was about has changed. */
    forget: () => setError(null),
    problem: (field: string) => fieldError(error, field),
    trouble: (fields: readonly string[]) => otherError(error, fields),
  };
}
