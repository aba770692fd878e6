import { and, eq } from "drizzle-orm";
import { usage, usageDaily } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { countLastDay } from "@/lib/usage/count-last-day";

/** Counts the requests of the last 24 hours that a credential was used for. */
export const countCredentialRequests = (ctx: Context, credentialId: string) =>
  countLastDay(ctx, {
    within: eq(usage.organizationId, ctx.organizationId),
    counted: eq(usage.credentialId, credentialId),
    daily: and(eq(usageDaily.organizationId, ctx.organizationId), eq(usageDaily.credentialId, credentialId)),
  });
