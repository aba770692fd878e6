import { z } from "zod";
import { parseUsd, toDecimalUsd } from "./usd";

const MOST_USD = 1_000_000_000;
const MOST_DIGITS = 15;

/** The schema of an amount of US dollars: a bigint of nano-dollars in code, a decimal string in JSON. */
export const money = z
  .codec(
    z
      .string('Use a decimal string such as "12.50"')
      .trim()
      .superRefine((text, ctx) => {
        const message = findProblem(text);
        if (message) ctx.addIssue({ code: "custom", message });
      }),
    z.bigint(),
    { decode: (text) => parseUsd(text) ?? 0n, encode: toDecimalUsd },
  )
  .meta({ description: "US dollars, a decimal string with 2 to 10 decimals" });

function findProblem(text: string): string | null {
  if (text.startsWith("-")) return "Use an amount from 0";
  if (!/^\d+(\.\d+)?$/.test(text)) return "Use an amount such as 12.50";
  const [dollars = "", decimals = ""] = text.split(".");
  if (dollars.length > MOST_DIGITS || Number(dollars) >= MOST_USD) return "Use an amount below 1,000,000,000";
  if (decimals.length > 10) return "At most 10 decimals";
  return parseUsd(text) === null ? "The smallest amount is 0.000000001" : null;
}
