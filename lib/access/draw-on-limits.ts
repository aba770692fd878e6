import type { Statement } from "@/db/client";
import type { Admission, Admitted } from "@/lib/limits/admission";
import { limitRefusal } from "@/lib/limits/refusal";
import type { CallServices } from "./call";
import type { Caller } from "./caller";
import { unknownKey } from "./key-errors";

const MARK_FIRST_USE: Statement = {
  name: "mark_first_use",
  text: "update keys set first_used_at = now() where id = $1 and first_used_at is null",
};

/**
 * Counts a call on its caller's limits, and marks the first use of a key. Returns the rest of the limits,
 * null without limits.
 * @throws RATE_LIMIT when a limit is used up.
 * @throws UNAUTHORIZED when the key was deleted meanwhile.
 */
export async function drawOnLimits(services: CallServices, caller: Caller): Promise<Admitted | null> {
  const remaining = await checkLimits(services.admission, caller, { take: true });
  await markFirstUse(services, caller);
  return remaining;
}

/**
 * Returns the rest of the caller's limits, null without limits. Nothing is counted.
 * @throws the errors of `drawOnLimits`.
 */
export const peekAtLimits = ({ admission }: CallServices, caller: Caller) =>
  checkLimits(admission, caller, { take: false });

async function checkLimits(admission: Admission, { id, limits }: Caller, { take }: { take: boolean }) {
  const { rateLimitPerMinute: minute, dailyHardLimit: day } = limits;
  if (minute === null && day === null) return null;
  const admitted = await admission.admit({ keyId: id, minute, day, take });
  if (admitted.refused === "unknown") throw unknownKey();
  if (admitted.refused) throw limitRefusal(admitted, admitted.refused, minute);
  return admitted;
}

/**
 * Marks the first use of a key before its usage is written, so that `deleteKey` does not treat the key as
 * unused.
 */
export async function markFirstUse({ engine }: CallServices, caller: Caller) {
  if (caller.kind === "key" && caller.firstUsedAt === null) await engine.run(MARK_FIRST_USE, [caller.id]);
}
