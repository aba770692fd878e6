import { z } from "zod";
import { label, version } from "@/lib/core/input/codecs";
import { policyInputs } from "@/lib/policy/values";

const MAX_DAYS = 3_650;
const MAX_GRACE_SECONDS = 30 * 24 * 60 * 60;

/** The id or slug of a project. */
export const projectReference = z.string().trim().min(1, "Name a project").max(100, "This is not a project");

/** The length of a rotation's grace period, in seconds. */
export const graceSeconds = z
  .int("Use a whole number of seconds")
  .min(0, "Use a whole number of seconds from 0")
  .max(MAX_GRACE_SECONDS, "At most 30 days");

/**
 * The policy fields of a request. On update an omitted field keeps its value, on create it takes its default.
 */
export const policyInput = {
  ...policyInputs,
  expiresInDays: z
    .int("Use a whole number of days")
    .min(1, "Use a whole number of days from 1")
    .max(MAX_DAYS, `At most ${MAX_DAYS.toLocaleString("en")} days`)
    .nullable()
    .optional(),
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
  /** With `revoked`: whether the keys that it created are revoked too. */
  includeCreated: z.boolean().optional(),
  ...policyInput,
});
