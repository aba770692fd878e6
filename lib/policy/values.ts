import type { z } from "zod";
import type { AttenuationRule } from "./field";
import { policyFields } from "./fields";

type Fields = typeof policyFields;
export type PolicyField = keyof Fields;

/** The fields with this attenuation rule. */
export type FieldsUnder<Rule extends AttenuationRule> = {
  [Name in PolicyField]: Fields[Name]["attenuation"] extends Rule ? Name : never;
}[PolicyField];

/** A key's policy. */
export type PolicyValues = { [Name in PolicyField]: z.output<Fields[Name]["output"]> };

/** The fields that are stored as budgets of the key. */
export const BUDGET_FIELDS = ["maxBudgetUsd", "budgetPeriod", "modelBudgets"] as const;
export type BudgetField = (typeof BUDGET_FIELDS)[number];

/** The fields with a column of `keys`. */
export type StoredField = Exclude<PolicyField, "projectIds" | BudgetField>;

type Inputs = { [Name in PolicyField]: z.ZodOptional<Fields[Name]["input"]> };
type Outputs = { [Name in PolicyField]: Fields[Name]["output"] };

/** The names of all fields, in the order of their declaration. */
export const POLICY_FIELDS = Object.keys(policyFields) as PolicyField[];

/** The names of the fields that are columns of `keys`. */
export const STORED_FIELDS = POLICY_FIELDS.filter(
  (name): name is StoredField => policyFields[name].column !== null,
);

/** The schemas of the fields in create and update requests, all optional. */
export const policyInputs = Object.fromEntries(
  POLICY_FIELDS.map((name) => [name, policyFields[name].input.optional()]),
) as Inputs;

/** The schemas of the fields in key objects of responses. */
export const policyOutputs = Object.fromEntries(
  POLICY_FIELDS.map((name) => [name, policyFields[name].output]),
) as Outputs;

/** The policy of a new key when the request sets no field. */
export const policyDefaults = Object.fromEntries(
  POLICY_FIELDS.map((name) => [name, policyFields[name].default]),
) as PolicyValues;

/** Picks the policy's fields from an object. */
export const pickPolicy = <Source extends { [Name in PolicyField]: unknown }>(source: Source) =>
  pick(source, POLICY_FIELDS);

/** Picks the policy's columns from an object, with values of any type. */
export const pickStored = <Source extends { [Name in StoredField]: unknown }>(source: Source) =>
  pick(source, STORED_FIELDS);

/** Picks the policy fields that a request sets. Undefined fields are left out. */
export const pickGiven = (input: Partial<PolicyValues>): Partial<PolicyValues> =>
  Object.fromEntries(
    POLICY_FIELDS.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  );

/** Picks fields from an object. */
export function pick<Source extends object, Name extends keyof Source & string>(
  source: Source,
  names: readonly Name[],
): Pick<Source, Name> {
  const picked: Partial<Pick<Source, Name>> = {};
  for (const name of names) picked[name] = source[name];
  return picked as Pick<Source, Name>;
}
