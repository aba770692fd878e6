import { createContext, use } from "react";
import type { Result } from "@/lib/core/errors/action-result";

/** Asks for the person's password. Resolves to true if it was confirmed, to false if the dialog was closed. */
export const StepUpContext = createContext<() => Promise<boolean>>(async () => false);

/**
 * Returns a function that runs a server action. If the action needs a recent password entry, the person is
 * asked for the password, and the action runs again.
 */
export function useStepUp() {
  const confirm = use(StepUpContext);
  return async <Data>(run: () => Promise<Result<Data>>): Promise<Result<Data>> => {
    const result = await run();
    const isRefused = !result.ok && result.error.reason === "step_up";
    return isRefused && (await confirm()) ? run() : result;
  };
}
