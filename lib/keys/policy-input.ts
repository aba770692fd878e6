import { z } from "zod";
import { time } from "@/lib/core/codecs";
import { scopeProblem } from "@/lib/core/scopes";
import { parseAddressRule } from "@/lib/policy/ip-rules";

const MAX_PATTERNS = 200;
/** How many addresses a key may allow. */
export const MAX_ADDRESSES = 100;
const MAX_SCOPES = 200;
const MAX_ENTRY = 10_000;
const MAX_PROJECTS = 1_000;
const MAX_DAYS = 3_650;
const MAX_COUNT = 2_147_483_647;

const entry = z
  .string()
  .trim()
  .max(MAX_ENTRY, `At most ${MAX_ENTRY.toLocaleString("en")} characters`)
  .regex(/^\P{Cc}*$/u, "No control characters");

const address = entry.superRefine((text, ctx) => {
  const parsed = parseAddressRule(text);
  if (text !== "" && "problem" in parsed) ctx.addIssue({ code: "custom", message: parsed.problem });
});

const scope = entry.superRefine((text, ctx) => {
  const problem = text === "" ? undefined : scopeProblem(text);
  if (problem) ctx.addIssue({ code: "custom", message: problem });
});

/** A list as people type it: blanks and repetitions are dropped, then its length counts. `null` is empty. */
const list = (item: z.ZodType<string, string>, most: number, what: string) =>
  z
    .array(item)
    .nullable()
    .transform((entries) => [...new Set(entries ?? [])].filter((text) => text !== ""))
    .pipe(z.array(z.string()).max(most, `At most ${most} ${what}`));

const count = z
  .int("Use a whole number")
  .min(1, "Use a whole number from 1")
  .max(MAX_COUNT, `At most ${MAX_COUNT.toLocaleString("en")}`)
  .nullable();

/** What is done when a key's secret is reported as leaked, from the mildest on. */
export const LEAK_REACTIONS = ["notify", "restrict", "revoke"] as const;

/** A project that a request names, by its id or slug. */
export const projectReference = z.string().trim().min(1, "Name a project").max(100, "This is not a project");

/** The policy of a key as a request gives it; what it leaves out stays as it is or takes its default. */
export const policyInput = {
  projectAccess: z.enum(["all", "selected"]).optional(),
  projectIds: list(entry, MAX_PROJECTS, "projects").optional(),
  scopes: list(scope, MAX_SCOPES, "scopes").optional(),
  modelAllowlist: list(entry, MAX_PATTERNS, "patterns").optional(),
  modelDenylist: list(entry, MAX_PATTERNS, "patterns").optional(),
  ipAllowlist: list(address, MAX_ADDRESSES, "addresses").optional(),
  rateLimitPerMinute: count.optional(),
  dailyHardLimit: count.optional(),
  expiresAt: time.nullable().optional(),
  expiresInDays: z
    .int("Use a whole number of days")
    .min(1, "Use a whole number of days from 1")
    .max(MAX_DAYS, `At most ${MAX_DAYS.toLocaleString("en")} days`)
    .nullable()
    .optional(),
  leakReaction: z.enum(LEAK_REACTIONS).optional(),
  maxBudgetUsd: z.null("Budgets cannot be set yet").optional(),
  budgetPeriod: z.literal("total", "Budgets cannot be set yet").optional(),
  modelBudgets: z
    .record(z.string(), z.unknown())
    .refine((budgets) => Object.keys(budgets).length === 0, "Budgets cannot be set yet")
    .optional(),
};

export type PolicyInput = z.output<z.ZodObject<typeof policyInput>>;
