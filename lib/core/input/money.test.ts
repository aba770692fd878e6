import { describe, expect, it } from "vitest";
import { z } from "zod";
import { money } from "./money";
import { formatExactUsd, formatRoundUsd, formatUsd } from "./usd";

describe("money on the wire", () => {
  it.each([
    ["0.00", 0n],
    ["0.01", 10_000_000n],
    ["12.30", 12_300_000_000n],
    ["0.0004215", 421_500n],
    ["0.000000001", 1n],
    ["1204.50", 1_204_500_000_000n],
    ["999999999.999999999", 999_999_999_999_999_999n],
  ])("%s is %s nano-dollars, both ways", (text, nanos) => {
    expect(money.parse(text)).toBe(nanos);
    expect(z.encode(money, nanos)).toBe(text);
  });

  it.each([
    ["100", "100.00"],
    ["0.5", "0.50"],
    ["007.10", "7.10"],
    [" 3 ", "3.00"],
    ["1.2345678900", "1.23456789"],
  ])("%s is accepted as %s", (text, written) => {
    expect(z.encode(money, money.parse(text))).toBe(written);
  });

  it.each([
    [12.5, 'Use a decimal string such as "12.50"'],
    ["", "Use an amount such as 12.50"],
    ["ten", "Use an amount such as 12.50"],
    ["1,204.50", "Use an amount such as 12.50"],
    ["1e3", "Use an amount such as 12.50"],
    ["$5", "Use an amount such as 12.50"],
    ["-5", "Use an amount from 0"],
    ["1000000000", "Use an amount below 1,000,000,000"],
    ["0.00000000001", "At most 10 decimals"],
    ["0.0000000001", "The smallest amount is 0.000000001"],
  ])("%s is refused", (value, message) => {
    expect(money.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe("money on pages", () => {
  it.each([
    [0n, "$0.00"],
    ["0.0004", "$0.0004"],
    ["0.0004215", "$0.00042"],
    ["0.0000421", "$0.000042"],
    [1n, "$0.000000001"],
    ["0.042", "$0.042"],
    ["0.05", "$0.05"],
    ["0.42", "$0.42"],
    ["0.425", "$0.43"],
    ["12.3", "$12.30"],
    [1_204_500_000_000n, "$1,204.50"],
    ["999999999.99", "$999,999,999.99"],
    [-12_300_000_000n, "-$12.30"],
  ])("shows %s as %s", (amount, words) => {
    expect(formatUsd(amount)).toBe(words);
  });

  it.each([
    ["0.0004215", "$0.0004215"],
    ["12.3", "$12.30"],
    [1_204_500_000_001n, "$1,204.500000001"],
  ])("shows %s in full as %s", (amount, words) => {
    expect(formatExactUsd(amount)).toBe(words);
  });

  it.each([
    ["600.00", "$600"],
    ["12.50", "$12.50"],
  ])("shows the limit %s as %s", (amount, words) => {
    expect(formatRoundUsd(amount)).toBe(words);
  });
});
