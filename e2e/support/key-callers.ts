import type { KeyActor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { keyActor } from "./tenant";

/** What an operation refused, or a note that it did not. */
export async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: error.reason, param: error.param };
  }
  return "not refused";
}

/** A key that may manage keys, bound by whatever its grant says beyond that. */
export function managingKey(
  grant: Partial<KeyActor["grant"]> = {},
  workspaceId: string | null = null,
): KeyActor {
  const actor = keyActor(["keys:read", "keys:write"], grant.access, workspaceId);
  return { ...actor, grant: { ...actor.grant, ...grant } };
}
