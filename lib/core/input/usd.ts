/** Money is a bigint of nano-dollars in code: 1 USD is 1,000,000,000. */
export const NANOS_PER_USD = 1_000_000_000n;

const DECIMALS = 9;
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,10}))?$/;

/** Parses a decimal such as "12.50" to nano-dollars. Returns null for other texts and for parts of a nano-dollar. */
export function parseUsd(text: string): bigint | null {
  const [, dollars, decimals = ""] = DECIMAL.exec(text) ?? [];
  if (dollars === undefined || /[1-9]/.test(decimals.slice(DECIMALS))) return null;
  return BigInt(dollars) * NANOS_PER_USD + BigInt(decimals.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
}

/** Returns nano-dollars as a decimal with 2 to 9 decimals: "12.50", "0.0004215". */
export function toDecimalUsd(nanos: bigint): string {
  const digits = (nanos < 0n ? -nanos : nanos).toString().padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0{1,7}$/, "");
  return `${nanos < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}.${decimals}`;
}

const toDecimal = (amount: bigint | string) =>
  (typeof amount === "bigint" ? toDecimalUsd(amount) : amount) as Intl.StringNumericLiteral;

const currency = { style: "currency", currency: "USD", minimumFractionDigits: 2 } as const;
const cents = new Intl.NumberFormat("en-US", { ...currency, maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat("en-US", { ...currency, maximumFractionDigits: DECIMALS });
const tiny = new Intl.NumberFormat("en-US", {
  ...currency,
  maximumFractionDigits: DECIMALS,
  maximumSignificantDigits: 2,
  roundingPriority: "lessPrecision",
});

/**
 * Formats nano-dollars, or a decimal, for people: "$12.30", "$1,204.50". Amounts below 10 cents have two significant
 * digits: "$0.042", "$0.0004".
 */
export function formatUsd(amount: bigint | string): string {
  const size = Math.abs(Number(toDecimal(amount)));
  return (size > 0 && size < 0.1 ? tiny : cents).format(toDecimal(amount));
}

/** Formats nano-dollars, or a decimal, with all their decimals: "$12.30", "$0.0004215". */
export const formatExactUsd = (amount: bigint | string): string => exact.format(toDecimal(amount));

/** Formats nano-dollars, or a decimal, without ".00": "$600", "$12.50". */
export const formatRoundUsd = (amount: bigint | string): string => formatUsd(amount).replace(/\.00$/, "");
