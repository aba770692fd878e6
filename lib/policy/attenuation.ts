import { parseUsd } from "@/lib/core/input/usd";
import type { AttenuationRule } from "./field";
import { policyFields } from "./fields";
import { hasProjectAccess, type ProjectAccess } from "./project-access";
import {
  type BudgetField,
  type FieldsUnder,
  POLICY_FIELDS,
  type PolicyField,
  type PolicyValues,
  pick,
} from "./values";

type GrantField = Exclude<PolicyField, FieldsUnder<"within projects" | "not restricted">>;

/**
 * The access that a key can grant to another: its project access, and the policy fields with an attenuation
 * rule of their own.
 */
export type Grant = { [Name in GrantField]: PolicyValues[Name] } & { access: ProjectAccess };

/** The names of the fields of a grant. */
export const GRANT_FIELDS = POLICY_FIELDS.filter(
  (name): name is GrantField =>
    !["within projects", "not restricted"].includes(policyFields[name].attenuation),
);

/** The names of the fields of a grant that are columns of `keys`. */
export const STORED_GRANT_FIELDS = GRANT_FIELDS.filter(
  (name): name is Exclude<GrantField, BudgetField> => policyFields[name].column !== null,
);

/** Picks the fields of a grant from an object, with values of any type. */
export const pickGrant = <Source extends { [Name in GrantField]: unknown }>(source: Source) =>
  pick(source, GRANT_FIELDS);

/** The access of a caller. `grantsScope` returns whether it may grant a scope. */
export type Holder = Omit<Grant, "scopes"> & { grantsScope: (scope: string) => boolean };

/** For each rule, returns whether a wanted grant exceeds its holder's access in a field. */
type Rules = {
  [Rule in AttenuationRule]: (holder: Holder, wanted: Grant, field: FieldsUnder<Rule>) => boolean;
};

const RULES: Rules = {
  "at most": (holder, wanted, field) => isAbove(holder[field], wanted[field]),
  "within budget": (holder, wanted, field) => isAboveUsd(holder[field], wanted[field]),
  // A total is never renewed, so that it is less than a budget for each month.
  "within budget period": (holder, wanted, field) =>
    hasBudget(holder) && holder[field] === "total" && wanted[field] !== "total",
  "within model budgets": (holder, wanted, field) =>
    Object.entries(holder[field]).some(([model, held]) => isAboveUsd(held, wanted[field][model] ?? null)),
  "not later": (holder, wanted, field) => isAbove(toTime(holder[field]), toTime(wanted[field])),
  "within list": (holder, wanted, field) => isWider(holder[field], wanted[field]),
  "keeps list": (holder, wanted, field) => lacksAny(wanted[field], holder[field]),
  "grantable scopes": ({ grantsScope }, { scopes }) => !scopes.every(grantsScope),
  "within projects": (holder, wanted, field) => findAccessBeyond(holder.access, wanted.access) === field,
  "not restricted": () => false,
};

/**
 * Finds the first field in which a wanted grant exceeds its holder's access. Returns null when there is none.
 */
export function findFieldBeyond(holder: Holder, wanted: Grant): { param: string } | null {
  if (findAccessBeyond(holder.access, wanted.access) === "projectId") return { param: "projectId" };
  const param = POLICY_FIELDS.find((name) => {
    // The declaration of each field pairs its name with its rule.
    const isBeyond = RULES[policyFields[name].attenuation] as (
      holder: Holder,
      wanted: Grant,
      field: PolicyField,
    ) => boolean;
    return isBeyond(holder, wanted, name);
  });
  return param ? { param } : null;
}

function findAccessBeyond(holder: ProjectAccess, wanted: ProjectAccess) {
  if (holder.kind === "all") return null;
  if (wanted.kind === "all") return "projectAccess";
  if (wanted.kind === "project") return hasProjectAccess(holder, wanted.projectId) ? null : "projectId";
  return wanted.projectIds.every((id) => hasProjectAccess(holder, id)) ? null : "projectIds";
}

/** Returns whether a wanted limit is above the held one. Null means no limit, which is the highest. */
function isAbove(held: number | null, wanted: number | null): boolean {
  return held !== null && (wanted === null || wanted > held);
}

/** Compares like `isAbove`, for decimals of US dollars. */
function isAboveUsd(held: string | null, wanted: string | null): boolean {
  if (held === null || wanted === null) return held !== null;
  return (parseUsd(wanted) ?? 0n) > (parseUsd(held) ?? 0n);
}

const hasBudget = ({ maxBudgetUsd, modelBudgets }: Pick<Holder, BudgetField>) =>
  maxBudgetUsd !== null || Object.keys(modelBudgets).length > 0;

function toTime(date: Date | null): number | null {
  return date?.getTime() ?? null;
}

/** Returns whether a wanted allowlist allows more than the held one. An empty allowlist allows everything. */
function isWider(held: readonly string[], wanted: readonly string[]): boolean {
  return held.length > 0 && (wanted.length === 0 || lacksAny(held, wanted));
}

function lacksAny(list: readonly string[], entries: readonly string[]): boolean {
  return entries.some((entry) => !list.includes(entry));
}
