import type { Settled } from "@/components/credentials/types";

/** Returns the verb of the button that activates a tested credential. */
export function toActivationVerb({ lastTestResult, replaces }: Settled): string {
  if (lastTestResult !== "valid") return "Activate Anyway";
  return replaces ? "Use This Instead" : "Activate";
}
