"use server";

import type { Result } from "@/lib/core/errors/action-result";
import { invalidField } from "@/lib/core/errors/errors";
import type { Operation } from "@/lib/core/operations/operation";
import { activateCredential } from "@/lib/credentials/operations/activate-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { disableKey, enableKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { action, runAction } from "@/lib/next/action";

const REMEDIATIONS: Record<string, Operation> = {
  updateKey,
  disableKey,
  enableKey,
  deactivateCredential,
  activateCredential,
};

/** Runs or undoes the remediation of a finding, by the name of its command. Fails for an unknown name. */
export async function carryOut(
  organization: string,
  command: string,
  input: unknown,
): Promise<Result<unknown>> {
  const operation = Object.hasOwn(REMEDIATIONS, command) ? REMEDIATIONS[command] : undefined;
  if (operation) return action(operation)(organization, input);
  return runAction("attention", async () => {
    throw invalidField("command", "There is no such command");
  });
}
