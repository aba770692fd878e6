import type { AppliedBudget } from "@/lib/budgets/applied-budgets";
import { toKeyBudgets } from "@/lib/budgets/key-budgets";
import type { ChoiceSettings } from "@/lib/credentials/look-up-credential";
import { type Grant, STORED_GRANT_FIELDS } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";
import { type BudgetField, pick } from "@/lib/policy/values";
import type { AuthenticatedKey } from "./caller";

/** Values as JSON contains them: a date is a text. */
type InJson<Values> = { [Name in keyof Values]: Date extends Values[Name] ? string | null : Values[Name] };

/** A key and its secret as `FIND_CALLS` reads them. The HMAC is hexadecimal. */
export type KeyRow = InJson<Omit<Grant, "access" | BudgetField>> &
  ChoiceSettings & {
    secretId: string;
    prefix: string;
    hmac: string;
    hmacKeyId: number;
    secretOver: boolean | null;
    id: string;
    name: string;
    organizationId: string;
    organizationStatus: string;
    projectId: string | null;
    workspaceId: string | null;
    projectIds: string[] | null;
    enabled: boolean;
    revokedAt: string | null;
    firstUsedAt: string | null;
    now: string;
  };

/** Maps a row, with the budgets of its call, to an authenticated key. The caller has already compared the secret. */
export function toAuthenticatedKey(row: KeyRow, budgets: readonly AppliedBudget[]): AuthenticatedKey {
  const { id, name, secretId, prefix, organizationId, workspaceId, enabled } = row;
  const { rateLimitPerMinute, dailyHardLimit } = row;
  return {
    kind: "key",
    id,
    name,
    secretId,
    prefix,
    organizationId,
    workspaceId,
    firstUsedAt: toDate(row.firstUsedAt),
    now: new Date(row.now),
    policy: {
      enabled,
      revokedAt: toDate(row.revokedAt),
      access: toProjectAccess(row),
      ...toOwnBudgets(budgets),
      ...pick(row, STORED_GRANT_FIELDS),
      expiresAt: toDate(row.expiresAt),
    },
    limits: { rateLimitPerMinute, dailyHardLimit },
  };
}

/** Returns the short form of a key's own budgets, without their boosts. */
const toOwnBudgets = (budgets: readonly AppliedBudget[]) =>
  toKeyBudgets(
    budgets.filter(({ owner }) => owner === "key").map(({ base, ...budget }) => ({ ...budget, limit: base })),
  );

const toDate = (text: string | null) => (text === null ? null : new Date(text));

function toProjectAccess({ projectId, projectIds }: KeyRow): ProjectAccess {
  if (projectId !== null) return { kind: "project", projectId };
  return projectIds === null ? { kind: "all" } : { kind: "selected", projectIds };
}
