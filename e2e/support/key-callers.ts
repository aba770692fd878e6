import { AppError } from "@/lib/core/errors/errors";
import type { KeyActor } from "@/lib/core/operations/context";
import { keyActor } from "./tenant";

/** Returns the code, reason and param of an operation's error, or "not refused". */
export async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: error.reason, param: error.param };
  }
  return "not refused";
}

/** Returns a key actor that may manage keys, limited by `grant`. */
export function managingKey(
  grant: Partial<KeyActor["grant"]> = {},
  workspaceId: string | null = null,
): KeyActor {
  const actor = keyActor(["keys:read", "keys:write"], grant.access, workspaceId);
  return { ...actor, grant: { ...actor.grant, ...grant } };
}
