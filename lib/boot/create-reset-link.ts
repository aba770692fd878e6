import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { createResetPath, RESET_MINUTES } from "@/lib/auth/password-reset/reset-token";
import { findAccount } from "@/lib/auth/start-session";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { loadKeyring } from "@/lib/core/keyring";
import { createRequestId } from "@/lib/core/request-id";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { env } from "@/lib/env";
import { getEngine } from "./services";

/** Prints a link with which the person of an email sets a new password. Returns the exit code: 0 when there is one. */
export async function createResetLink(email: string): Promise<0 | 1> {
  try {
    refuseWeakSecrets(env);
    const engine = await getEngine();
    try {
      const account = await findAccount(engine.db, eq(users.email, email.trim().toLowerCase()));
      if (!account)
        throw new Error(email ? `${email} has no active account` : "name the email of an account");
      const keyring = await loadKeyring(engine.db, parseFernetKeys(env.masterKey));
      const path = createResetPath(keyring.master, account);
      await engine.db.transaction(async (db) => {
        const [clock] = await db.select({ now: databaseNow }).from(users).where(eq(users.id, account.id));
        if (!clock) throw new Error(`${email} has no active account`);
        const request = { id: createRequestId(), ip: null, client: null, idempotency: null };
        const actor = { kind: "system" } as const;
        const ctx = { db, keyring, request, now: clock.now, organizationId: INSTALLATION, actor };
        await appendAudit(ctx, "account.createResetLink", [
          { subject: `user:${account.id}`, name: account.email, before: {}, after: { resetLink: "created" } },
        ]);
      });
      console.log(`Works once, for ${RESET_MINUTES} minutes. Their sessions end when it is used.`);
      console.log(`${env.appUrl ?? `http://localhost:${env.port}`}${path}`);
      return 0;
    } finally {
      await engine.close();
    }
  } catch (error) {
    console.error(`No link created: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}
