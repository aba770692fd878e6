import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { deliveries, members, organizations, users } from "@/db/schema";
import { type AccountServices, findAccount } from "@/lib/auth/start-session";
import { admitTry, toResetSubjects } from "@/lib/auth/throttle";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { email } from "@/lib/core/input/email";
import type { RequestFacts } from "@/lib/core/operations/context";
import { env } from "@/lib/env";
import { sealLink } from "@/lib/outbox/mail-link";
import { createResetPath, RESET_MINUTES } from "./reset-token";

/**
 * Returns whether links to new passwords are sent by e-mail. It needs a mail server and APP_URL: anyone can choose the
 * Host header of a request, and so the origin of the link.
 */
export const mailsResetLinks = () => env.smtpUrl !== null && env.appUrl !== null;

const resetRequest = z.object({ email });

/**
 * Admits the request of a link to a new password. Returns the email. It does not depend on the account's existence.
 * @throws INVALID_REQUEST at `email` when it is no email address.
 * @throws RATE_LIMIT (`sign_in`) after too many requests.
 */
export async function admitResetRequest(
  { engine }: AccountServices,
  raw: unknown,
  request: RequestFacts,
): Promise<string> {
  const input = resetRequest.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  await admitTry(engine.db, toResetSubjects(input.data.email, request.ip), "sign_in");
  return input.data.email;
}

/**
 * Sends a link to a new password to an active account that belongs to an organization. Does nothing without one, and
 * without a mail server.
 */
export async function mailResetLink(
  { engine, keyring }: AccountServices,
  recipient: string,
  request: RequestFacts,
): Promise<void> {
  if (!mailsResetLinks()) return;
  const account = await findAccount(engine.db, eq(users.email, recipient));
  if (!account) return;
  const [membership] = await engine.db
    .select({ organizationId: organizations.id, now: databaseNow })
    .from(members)
    .innerJoin(
      organizations,
      and(eq(organizations.id, members.organizationId), eq(organizations.status, "active")),
    )
    .where(eq(members.userId, account.id))
    .orderBy(asc(organizations.id))
    .limit(1);
  if (!membership) return;
  const { organizationId, now } = membership;
  const id = randomUUID();
  const link = `${env.appUrl}${createResetPath(keyring.master, account)}`;
  await engine.db.transaction(async (db) => {
    await db.insert(deliveries).values({
      ...{ id, organizationId, recipient },
      type: "Set a new password for Keystead",
      body: `Someone asked for a new password of ${recipient}. If it was not you, ignore this e-mail. The link works once, for ${RESET_MINUTES} minutes.`,
      sealedLink: sealLink(keyring.master, { organizationId, id }, link),
    });
    // Anyone can ask for the link.
    const actor = { kind: "system" } as const;
    const ctx = { db, keyring, request, now, organizationId: INSTALLATION, actor };
    await appendAudit(ctx, "account.mailResetLink", [
      { subject: `user:${account.id}`, name: recipient, before: {}, after: { resetLink: "sent" } },
    ]);
  });
}
