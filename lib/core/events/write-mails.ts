import { and, eq, inArray } from "drizzle-orm";
import { deliveries, members, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { toChunks } from "@/lib/core/to-chunks";
import { env } from "@/lib/env";
import type { OrganizationEvent } from "./event-types";
import { toMail } from "./to-mail";

/**
 * Writes an e-mail to each owner and admin for the events that have one, in the caller's transaction. Writes none
 * when no mail server is configured.
 */
export async function writeMails(
  { db, organizationId }: Pick<Context, "db" | "organizationId">,
  events: readonly OrganizationEvent[],
) {
  const mails = env.smtpUrl === null ? [] : events.flatMap((event) => toMail(event) ?? []);
  if (mails.length === 0) return;
  const recipients = await db
    .select({ email: users.email, organization: organizations.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(
        eq(members.organizationId, organizationId),
        inArray(members.role, ["owner", "admin"]),
        eq(users.status, "active"),
      ),
    );
  const rows = recipients.flatMap(({ email, organization }) =>
    mails.map(({ subject, text }) => ({
      ...{ organizationId, recipient: email },
      type: `[${organization}] ${subject}`,
      body: text,
    })),
  );
  for (const chunk of toChunks(rows)) await db.insert(deliveries).values(chunk);
}
