import { and, asc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { toCredentialTarget, visibleCredentials } from "@/lib/credentials/credential-target";
import {
  type Credential,
  credentialColumns,
  credentialView,
  toCredentialView,
} from "@/lib/credentials/credential-view";

const DAY_MS = 24 * 60 * 60 * 1_000;
const STALE_DAYS = 90;
const NEVER_USED_DAYS = 7;
const MOST = 100;

const row = z.object({
  kind: z.enum(["unused", "secret_unchanged"]),
  credential: credentialView.pick({
    ...{ id: true, version: true, name: true, provider: true, workspaceId: true },
    ...{ runtimeCount: true, storageUnitCount: true },
  }),
  /** For `unused` the last use, null without one. For `secret_unchanged` the last change of the secret. */
  at: time.nullable(),
  /**
   * The input of `deactivateCredential` or `updateCredential`, without the new secret. Null when the caller may not
   * change the credential.
   */
  remediation: z
    .object({
      action: z.enum(["deactivate", "replace_secret"]),
      input: z.object({ id: z.string(), version: z.int() }),
    })
    .nullable(),
});

/**
 * Lists active credentials that were not used for 90 days, or never since they were created 7 days ago, and used ones
 * whose secret is unchanged for 90 days. A linked credential counts as used, since fallbacks are rarely called, and so
 * does one of a cloud. At most 100, the oldest secret first.
 */
export const listCredentialHygiene = query({
  name: "credentials.listHygiene",
  title: "List findings about provider credentials",
  permission: "credentials:read",
  allowed: { "workspace read": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: z.object({ data: z.array(row) }),
  run: async (ctx) => {
    const rows = await ctx.db
      .select(credentialColumns)
      .from(credentials)
      .where(
        and(
          eq(credentials.organizationId, ctx.organizationId),
          eq(credentials.active, true),
          visibleCredentials(ctx),
          lt(credentials.createdAt, new Date(ctx.now.getTime() - NEVER_USED_DAYS * DAY_MS)),
        ),
      )
      .orderBy(asc(credentials.secretChangedAt), asc(credentials.id));
    return { data: rows.flatMap((credential) => finding(ctx, credential) ?? []).slice(0, MOST) };
  },
});

function finding({ now, actor }: Context, credential: Credential): z.output<typeof row> | null {
  const olderThan = (at: Date, days: number) => now.getTime() - at.getTime() > days * DAY_MS;
  const { id, version, lastUsedAt, createdAt, secretChangedAt, storageUnitCount, runtimeCount } = credential;
  const view = { credential: toCredentialView(credential) };
  const toRemediation = (action: "deactivate" | "replace_secret") =>
    permits(actor, "credentials:write", toCredentialTarget(credential))
      ? { action, input: { id, version } }
      : null;
  const idle = lastUsedAt ? olderThan(lastUsedAt, STALE_DAYS) : olderThan(createdAt, NEVER_USED_DAYS);
  // Keystead does not see how clouds are used.
  const isSeen = view.credential.capabilities.some((capability) => capability !== "cloud");
  if (idle && isSeen && storageUnitCount + runtimeCount === 0) {
    return { kind: "unused", ...view, at: lastUsedAt, remediation: toRemediation("deactivate") };
  }
  if (!olderThan(secretChangedAt, STALE_DAYS)) return null;
  return {
    kind: "secret_unchanged",
    ...view,
    at: secretChangedAt,
    remediation: toRemediation("replace_secret"),
  };
}
