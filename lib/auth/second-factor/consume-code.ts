import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema";
import type { Keyring } from "@/lib/core/operations/context";
import { consumeRecoveryCode } from "./recovery-codes";
import { findTotpStep, openTotpSecret } from "./totp";

type Services = { db: Database; keyring: Pick<Keyring, "master"> };

/**
 * Uses up a code of the account's authenticator app, or a recovery code. Returns false when it is not valid or was
 * used before.
 */
export async function consumeCode({ db, keyring }: Services, userId: string, code: string, now: Date) {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return consumeRecoveryCode(db, userId, code);
  const [user] = await db
    .select({ sealedTotp: users.sealedTotp })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.totpConfirmedAt)));
  if (!user?.sealedTotp) return false;
  const step = findTotpStep(openTotpSecret(keyring.master, userId, user.sealedTotp), digits, now);
  return step !== null && consumeStep(db, userId, step);
}

/** Marks a time step as used, unless it or a later one was used before. */
async function consumeStep(db: Database, userId: string, step: number): Promise<boolean> {
  const used = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id });
  return used.length > 0;
}
