import { z } from "zod";
import { label, version } from "@/lib/core/codecs";
import { policyInputs } from "@/lib/policy/values";

const MAX_DAYS = 3_650;
const MAX_GRACE_SECONDS = 30 * 24 * 60 * 60;

/** A project that a request names, by its id or slug. */
export const projectReference = z.string().trim().min(1, "Name a project").max(100, "This is not a project");

/** How long a retiring secret works beside the new one. */
export const graceSeconds = z
  .int("Use a whole number of seconds")
  .min(0, "Use a whole number of seconds from 0")
  .max(MAX_GRACE_SECONDS, "At most 30 days");

/** Budgets are part of the contract, and cannot be set yet. */
const budgetInputs = {
  maxBudgetUsd: z.null("Budgets cannot be set yet").optional(),
  budgetPeriod: z.literal("total", "Budgets cannot be set yet").optional(),
  modelBudgets: z
    .record(z.string(), z.unknown())
    .refine((budgets) => Object.keys(budgets).length === 0, "Budgets cannot be set yet")
    .optional(),
};

/** A key's policy as a request gives it; a field that is left out stays as it is, or takes its default. */
export const policyInput = {
  ...policyInputs,
  expiresInDays: z
    .int("Use a whole number of days")
    .min(1, "Use a whole number of days from 1")
    .max(MAX_DAYS, `At most ${MAX_DAYS.toLocaleString("en")} days`)
    .nullable()
    .optional(),
  ...budgetInputs,
};

export type PolicyInput = z.output<z.ZodObject<typeof policyInput>>;

export const createKeyInput = z.strictObject({
  name: label,
  projectId: projectReference.nullish(),
  ...policyInput,
});

export const updateKeyInput = z.strictObject({
  id: z.string(),
  version,
  name: label.optional(),
  enabled: z.boolean().optional(),
  revoked: z.boolean().optional(),
  ...policyInput,
});
