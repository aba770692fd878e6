import { type AttenuationRule, policyFields } from "./fields";
import { hasProjectAccess, type ProjectAccess } from "./project-access";
import { type FieldsUnder, POLICY_FIELDS, type PolicyField, type PolicyValues, pick } from "./values";

type GrantField = Exclude<PolicyField, FieldsUnder<"within projects" | "not restricted">>;

/** What a key holds that it may hand on: its project access, and each policy field with a rule of its own. */
export type Grant = { [Name in GrantField]: PolicyValues[Name] } & { access: ProjectAccess };

/** The names of the fields of a grant. */
export const GRANT_FIELDS = POLICY_FIELDS.filter(
  (name): name is GrantField =>
    !["within projects", "not restricted"].includes(policyFields[name].attenuation),
);

/** Picks the fields of a grant, or what stands under their names, out of a wider object. */
export const pickGrant = <Source extends { [Name in GrantField]: unknown }>(source: Source) =>
  pick(source, GRANT_FIELDS);

/** What the caller holds; which scopes it may hand on depends on who it is. */
export type Holder = Omit<Grant, "scopes"> & { grantsScope: (scope: string) => boolean };

/** Answers whether a wanted grant goes beyond its holder in a field. */
type Rules = {
  [Rule in AttenuationRule]: (holder: Holder, wanted: Grant, field: FieldsUnder<Rule>) => boolean;
};

const RULES: Rules = {
  "at most": (holder, wanted, field) => isAbove(holder[field], wanted[field]),
  "not later": (holder, wanted, field) => isAbove(toTime(holder[field]), toTime(wanted[field])),
  "within list": (holder, wanted, field) => isWider(holder[field], wanted[field]),
  "keeps list": (holder, wanted, field) => lacksAny(wanted[field], holder[field]),
  "grantable scopes": ({ grantsScope }, { scopes }) => !scopes.every(grantsScope),
  "within projects": (holder, wanted, field) => findAccessBeyond(holder.access, wanted.access) === field,
  "not restricted": () => false,
};

/** Finds the first field in which a wanted grant goes beyond its holder; null if it nowhere does. */
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

/** No limit is above every limit. */
function isAbove(held: number | null, wanted: number | null): boolean {
  return held !== null && (wanted === null || wanted > held);
}

function toTime(date: Date | null): number | null {
  return date?.getTime() ?? null;
}

/** An empty allowlist allows all, so it is the widest. */
function isWider(held: readonly string[], wanted: readonly string[]): boolean {
  return held.length > 0 && (wanted.length === 0 || lacksAny(held, wanted));
}

function lacksAny(list: readonly string[], entries: readonly string[]): boolean {
  return entries.some((entry) => !list.includes(entry));
}
