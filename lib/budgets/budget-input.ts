import { z } from "zod";
import type { BUDGET_PERIODS, BUDGET_UNITS } from "@/db/schema";
import { time, version } from "@/lib/core/input/codecs";
import { entry } from "@/lib/policy/field-schemas";
import type { OWNER_TYPES } from "./budget-view";

const UNITS = ["usd", "tokens"] as const satisfies typeof BUDGET_UNITS;
const PERIODS = ["minute", "day", "week", "month", "total"] as const satisfies typeof BUDGET_PERIODS;

const OWNERS = ["key", "project", "workspace", "organization"] as const satisfies typeof OWNER_TYPES;

/** An amount: a decimal of US dollars, or a whole number of tokens. */
export const amount = z.union([z.string(), z.number().min(0).max(1e15).transform(String)]);

/** The pattern of the models that a budget limits. Blank means all models. */
export const modelPattern = entry.nullable().transform((text) => text || null);

export const ownerType = z.enum(OWNERS);

export const createBudgetInput = z.strictObject({
  owner: z.strictObject({ type: ownerType, id: z.string().min(1, "Name an owner").max(100) }),
  model: modelPattern.default(null),
  unit: z.enum(UNITS).default("usd"),
  period: z.enum(PERIODS).default("month"),
  limit: amount,
});

export const updateBudgetInput = z.strictObject({ id: z.string(), version, limit: amount });

export const boostBudgetInput = z.strictObject({
  id: z.string(),
  version,
  amount: amount.nullable(),
  until: time.nullable().default(null),
});
