"use server";

import type { Result } from "@/lib/core/action-result";
import { invalid } from "@/lib/core/errors";
import type { Operation } from "@/lib/core/operation";
import { activateCredential, deactivateCredential } from "@/lib/credentials/operations/credential-lifecycle";
import { disableKey, enableKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { action, answering } from "@/lib/next/action";

const CURES: Record<string, Operation> = {
  updateKey,
  disableKey,
  enableKey,
  deactivateCredential,
  activateCredential,
};

/** Carries out what a finding offers, or takes it back, by the name of its command. */
export async function carryOut(
  organization: string,
  command: string,
  input: unknown,
): Promise<Result<unknown>> {
  const operation = Object.hasOwn(CURES, command) ? CURES[command] : undefined;
  if (operation) return action(operation)(organization, input);
  return answering("attention", async () => {
    throw invalid("command", "There is no such command");
  });
}
