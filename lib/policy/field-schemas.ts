import { z } from "zod";
import { text } from "@/lib/core/input/codecs";
import { money } from "@/lib/core/input/money";
import { toDecimalUsd } from "@/lib/core/input/usd";
import { scopeProblem } from "@/lib/core/operations/scopes";
import { parseAddressRule } from "./ip-rules";

const MAX_ENTRY = 256;
const MAX_PATTERNS = 200;
const MAX_PATTERN_BYTES = 16 * 1024;
const MAX_MODEL_BUDGETS = 50;
const MAX_COUNT = 2_147_483_647;

/** The most addresses that a key may allow. */
export const MAX_ADDRESSES = 100;

/** One entry of a list: trimmed text without control characters. */
export const entry = text(MAX_ENTRY).regex(/^\P{Cc}*$/u, "No control characters");

/** An IPv4 or IPv6 address, alone or with a prefix. */
export const address = entry.superRefine((text, ctx) => {
  const parsed = parseAddressRule(text);
  if (text !== "" && "problem" in parsed) ctx.addIssue({ code: "custom", message: parsed.problem });
});

/** A scope of Keystead, or of an outside service that verifies keys. */
export const scope = entry.superRefine((text, ctx) => {
  const problem = text === "" ? undefined : scopeProblem(text);
  if (problem) ctx.addIssue({ code: "custom", message: problem });
});

/**
 * Creates the schema of a list. Blank and repeated entries are removed before `most` is checked. `null` means
 * an empty list.
 */
export const list = (item: z.ZodType<string, string>, most: number, what: string) =>
  z
    .array(item)
    .nullable()
    .transform((entries) => [...new Set(entries ?? [])].filter((text) => text !== ""))
    .pipe(z.array(z.string()).max(most, `At most ${most} ${what}`));

const toBytes = (text: string) => new TextEncoder().encode(text).length;

/** Model patterns, at most 200 of 256 characters and 16 KiB together. */
export const patterns = list(entry, MAX_PATTERNS, "patterns").refine(
  (entries) => entries.reduce((sum, text) => sum + toBytes(text), 0) <= MAX_PATTERN_BYTES,
  "At most 16 KiB of patterns",
);

/** An amount of US dollars above 0, as a decimal with at least two decimals. */
export const usd = money.refine((nanos) => nanos > 0n, "Use an amount above 0").transform(toDecimalUsd);

/** Amounts of US dollars by model pattern. `null` means none. */
export const modelAmounts = z
  .record(entry, usd)
  .nullable()
  .transform((amounts) => Object.fromEntries(Object.entries(amounts ?? {}).filter(([model]) => model !== "")))
  .refine(
    (amounts) => Object.keys(amounts).length <= MAX_MODEL_BUDGETS,
    `At most ${MAX_MODEL_BUDGETS} models`,
  );

/** A whole number from 1. `null` means no limit. */
export const count = z
  .int("Use a whole number")
  .min(1, "Use a whole number from 1")
  .max(MAX_COUNT, `At most ${MAX_COUNT.toLocaleString("en")}`)
  .nullable();
