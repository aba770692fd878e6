import { z } from "zod";
import { tag, text, time } from "@/lib/core/input/codecs";
import { formatRoundUsd } from "@/lib/core/input/usd";
import { field } from "./field";
import {
  address,
  count,
  entry,
  list,
  MAX_ADDRESSES,
  modelAmounts,
  patterns,
  scope,
  usd,
} from "./field-schemas";

const texts = z.array(z.string());
const number = (value: number) => value.toLocaleString("en");
const MAX_SCOPES = 200;
const MAX_PROJECTS = 1_000;
const MAX_TAGS = 20;

/** The periods of a key's own budget. */
export const KEY_BUDGET_PERIODS = ["total", "month"] as const;

/** The reactions to a leaked secret, from the mildest. */
export const LEAK_REACTIONS = ["notify", "restrict", "revoke"] as const;

/**
 * Declares each field of a key's policy once. Schemas, columns, key objects, audit rows, attenuation and
 * forms are derived from it. CONTRIBUTING explains how to add a field.
 */
export const policyFields = {
  projectAccess: field({
    label: "Project Access",
    column: "project_access",
    input: z.enum(["all", "selected"]),
    output: z.enum(["all", "selected"]),
    default: "all",
    attenuation: "within projects",
    form: null,
    summarize: null,
  }),
  projectIds: field({
    label: "Selected projects",
    column: null,
    input: list(entry, MAX_PROJECTS, "projects"),
    output: texts,
    default: [],
    attenuation: "within projects",
    form: null,
    summarize: null,
  }),
  scopes: field({
    label: "Scopes",
    column: "scopes",
    input: list(scope, MAX_SCOPES, "scopes"),
    output: texts,
    default: [],
    attenuation: "grantable scopes",
    form: null,
    summarize: null,
  }),
  modelAllowlist: field({
    label: "Model allowlist",
    column: "model_allowlist",
    input: patterns,
    output: texts,
    default: [],
    attenuation: "within list",
    form: {
      section: "restrictions",
      control: "list",
      placeholder: "Add a model",
      hint: "Model or runtime names; * and ? are wildcards",
    },
    summarize: ({ length }) => (length === 0 ? null : length === 1 ? "1 model" : `${number(length)} models`),
  }),
  modelDenylist: field({
    label: "Model denylist",
    column: "model_denylist",
    input: patterns,
    output: texts,
    default: [],
    attenuation: "keeps list",
    form: {
      section: "restrictions",
      control: "list",
      placeholder: "Add a model",
      hint: "Overrides the allowlist",
    },
    summarize: ({ length }) => (length === 0 ? null : `${number(length)} denied`),
  }),
  ipAllowlist: field({
    label: "IP allowlist",
    column: "ip_allowlist",
    input: list(address, MAX_ADDRESSES, "addresses"),
    output: texts,
    default: [],
    attenuation: "within list",
    form: {
      section: "restrictions",
      control: "list",
      placeholder: "Add an address",
      wide: true,
      warn: (entries) => {
        const open = entries.find((entry) => /^[0.:]+\/0$/.test(entry));
        return open ? `${open} allows every address` : null;
      },
    },
    summarize: ({ length }) =>
      length === 0 ? null : length === 1 ? "1 address" : `${number(length)} addresses`,
  }),
  rateLimitPerMinute: field({
    label: "Rate limit / min",
    column: "rate_limit_per_minute",
    input: count,
    output: z.int().nullable(),
    default: null,
    attenuation: "at most",
    form: {
      section: "limits",
      control: "count",
      unit: "requests",
      hint: "Counted per clock minute (UTC)",
    },
    summarize: (limit) => (limit === null ? "no limit a minute" : `${number(limit)} / min`),
  }),
  dailyHardLimit: field({
    label: "Daily hard limit",
    column: "daily_hard_limit",
    input: count,
    output: z.int().nullable(),
    default: null,
    attenuation: "at most",
    form: { section: "limits", control: "count", unit: "requests", hint: "Counted per day (UTC)" },
    summarize: (limit) => (limit === null ? "no daily limit" : `${number(limit)} a day`),
  }),
  maxBudgetUsd: field({
    label: "Max budget",
    column: null,
    input: usd.nullable(),
    output: z.string().nullable(),
    default: null,
    attenuation: "within budget",
    form: { section: "limits", control: "money", hint: "The most that its calls may cost" },
    summarize: (limit) => (limit === null ? null : `${formatRoundUsd(limit)} budget`),
  }),
  budgetPeriod: field({
    label: "Budget period",
    column: null,
    input: z
      .enum(KEY_BUDGET_PERIODS)
      .nullable()
      .transform((period) => period ?? "total"),
    output: z.enum(KEY_BUDGET_PERIODS),
    default: "total",
    attenuation: "within budget period",
    form: {
      section: "limits",
      control: "choice",
      choices: {
        total: { label: "In total", hint: "Never resets" },
        month: { label: "A month", hint: "Starts anew each month (UTC)" },
      },
    },
    summarize: null,
  }),
  modelBudgets: field({
    label: "Budgets per model",
    column: null,
    input: modelAmounts,
    output: z.record(z.string(), z.string()),
    default: {},
    attenuation: "within model budgets",
    form: {
      section: "limits",
      control: "amounts",
      hint: "Parts of the max budget. * and ? are wildcards",
    },
    summarize: (amounts) => {
      const { length } = Object.keys(amounts);
      return length === 0 ? null : `${length} model ${length === 1 ? "budget" : "budgets"}`;
    },
  }),
  expiresAt: field({
    label: "Expires at",
    column: "expires_at",
    input: time.nullable(),
    output: time.nullable(),
    default: null,
    attenuation: "not later",
    form: null,
    summarize: null,
  }),
  leakReaction: field({
    label: "If reported as leaked",
    column: "leak_reaction",
    input: z.enum(LEAK_REACTIONS),
    output: z.enum(LEAK_REACTIONS),
    default: "notify",
    attenuation: "not restricted",
    form: {
      section: "restrictions",
      control: "choice",
      wide: true,
      choices: {
        notify: { label: "Notify", hint: "Keeps working; admins are alerted." },
        restrict: {
          label: "Restrict",
          hint: "Only IPs seen for more than a day keep working; without any the key is disabled.",
        },
        revoke: { label: "Revoke", hint: "Stops at once." },
      },
    },
    summarize: (reaction) =>
      reaction === "notify" ? null : reaction === "restrict" ? "restricted on a leak" : "revoked on a leak",
  }),
  note: field({
    label: "Note",
    column: "note",
    input: text(500)
      .nullable()
      .transform((note) => note || null),
    output: z.string().nullable(),
    default: null,
    attenuation: "not restricted",
    form: { section: "notes", control: "text", hint: "Where the key is kept, and who to ask about it." },
    summarize: (note) => note,
  }),
  tags: field({
    label: "Tags",
    column: "tags",
    input: list(tag, MAX_TAGS, "tags"),
    output: texts,
    default: [],
    attenuation: "not restricted",
    form: { section: "notes", control: "list", placeholder: "Add a tag", wide: true },
    summarize: (tags) => tags.join(", ") || null,
  }),
};
