import type { z } from "zod";
import type { Key } from "@/components/keys/types";
import { createKeyInput, type PolicyInput, updateKeyInput } from "@/lib/keys/key-input";
import { findExpiryProblem } from "@/lib/policy/expiry";
import { findModelBudgetsProblem } from "@/lib/policy/model-budgets";
import { POLICY_FIELDS, type PolicyField, pick, pickPolicy, policyDefaults } from "@/lib/policy/values";

export type CreateKeyInput = z.input<typeof createKeyInput>;
export type UpdateKeyInput = z.input<typeof updateKeyInput>;

/** The values of a key's form: the inputs of the key's operations, with a value for each field. */
export type KeyForm = {
  name: string;
  /** Null for a key of the organization. */
  projectId: string | null;
  enabled: boolean;
  revoked: boolean;
  /** Whether the keys that it created are revoked with it. */
  includeCreated: boolean;
  /** An expiry in days. It takes precedence over `expiresAt`. */
  expiresInDays: number | null;
} & Pick<Key, PolicyField>;

const REQUIRED_DAYS = 90;

/** Returns the form values of a new key. */
export const toNewForm = (scopes: string[], projectId: string | null, expiryRequired: boolean): KeyForm => ({
  ...policyDefaults,
  expiresAt: null,
  name: "",
  projectId,
  enabled: true,
  revoked: false,
  includeCreated: false,
  scopes,
  expiresInDays: expiryRequired ? REQUIRED_DAYS : null,
});

/** Returns the form values of an existing key. */
export const toForm = (key: Key): KeyForm => ({
  ...pickPolicy(key),
  name: key.name,
  projectId: key.owner.type === "project" ? key.owner.id : null,
  enabled: key.enabled,
  revoked: key.revokedAt !== null,
  includeCreated: false,
  expiresInDays: null,
});

/** Maps form values to the input that creates a key. */
export function toCreateInput(form: KeyForm): CreateKeyInput {
  const { projectAccess, projectIds, ...policy } = pickPolicy(form);
  return {
    name: form.name,
    ...policy,
    ...toExpiry(form),
    ...(form.projectId === null ? toAccess(projectAccess, projectIds) : { projectId: form.projectId }),
  };
}

/** Maps form values to the input of an update. It has only the fields that differ from the key. */
export function toChanges(key: Key, form: KeyForm): Omit<UpdateKeyInput, "id" | "version"> {
  const before = toForm(key);
  const isChanged = (name: keyof KeyForm) => JSON.stringify(before[name]) !== JSON.stringify(form[name]);
  const plain = POLICY_FIELDS.filter(
    (name) => !["projectAccess", "projectIds", "expiresAt"].includes(name) && isChanged(name),
  );
  return {
    ...(isChanged("name") && { name: form.name }),
    ...(isChanged("enabled") && { enabled: form.enabled }),
    ...(isChanged("revoked") && { revoked: form.revoked }),
    ...(form.revoked && isChanged("includeCreated") && { includeCreated: form.includeCreated }),
    ...pick(form, plain),
    ...((isChanged("projectAccess") || isChanged("projectIds")) &&
      toAccess(form.projectAccess, form.projectIds)),
    ...((isChanged("expiresAt") || isChanged("expiresInDays")) && toExpiry(form)),
  };
}

const toAccess = (projectAccess: KeyForm["projectAccess"], projectIds: string[]) => ({
  projectAccess,
  projectIds: projectAccess === "all" ? [] : projectIds,
});

const toExpiry = ({ expiresAt, expiresInDays }: KeyForm) =>
  expiresInDays === null ? { expiresAt } : { expiresAt: undefined, expiresInDays };

/**
 * The operation's schema with more rules: the expiry is valid, selected projects are not empty, and budgets per model
 * fit into the max budget.
 */
export const createSchema = createKeyInput.superRefine(checkTogether);
export const updateSchema = updateKeyInput.superRefine(checkTogether);

function checkTogether(
  {
    expiresAt,
    projectAccess,
    projectIds,
    maxBudgetUsd = null,
    modelBudgets = {},
  }: Pick<PolicyInput, "expiresAt" | "projectAccess" | "projectIds" | "maxBudgetUsd" | "modelBudgets">,
  ctx: z.RefinementCtx,
) {
  const problem = expiresAt ? findExpiryProblem(expiresAt, new Date(), false) : null;
  if (problem) ctx.addIssue({ code: "custom", path: ["expiresAt"], message: problem });
  const excess = findModelBudgetsProblem({ maxBudgetUsd, modelBudgets });
  if (excess) ctx.addIssue({ code: "custom", path: ["modelBudgets"], message: excess });
  if (projectAccess === "selected" && projectIds?.length === 0) {
    ctx.addIssue({ code: "custom", path: ["projectIds"], message: "Select at least one project" });
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns when a key with these form values would expire: null for never, undefined without a valid time. */
export function findExpiry(
  { expiresAt, expiresInDays }: Pick<KeyForm, "expiresAt" | "expiresInDays">,
  now: number,
): Date | null | undefined {
  if (expiresInDays !== null) return new Date(now + expiresInDays * DAY_MS);
  if (expiresAt === null) return null;
  const date = new Date(expiresAt);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
