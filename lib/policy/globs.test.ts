import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlob } from "@/lib/policy/globs";

describe("a glob", () => {
  it.each([
    ["default", "default", true],
    ["default", "default2", false],
    ["default", "Default", false],
    ["cpu-*", "cpu-small", true],
    ["cpu-*", "cpu-", true],
    ["cpu-*", "gpu-small", false],
    ["*-preview", "gpt-4-preview", true],
    ["*-preview", "gpt-4-preview-2", false],
    ["*mini*", "openai/gpt-4o-mini-2024", true],
    ["*mini*", "openai/gpt-4o", false],
    ["gpt-?", "gpt-4", true],
    ["gpt-?", "gpt-", false],
    ["gpt-?", "gpt-41", false],
    ["?", "🔑", true],
    ["openai/*", "openai/gpt-4o", true],
    ["a*b*c", "abbc", true],
    ["a*b*c", "acb", false],
    ["ab*ba", "aba", false],
    ["*a?c*", "xxabcxx", true],
    ["*??*", "a", false],
    ["*", "", true],
    ["**", "", true],
    ["?", "", false],
    ["", "", true],
    ["", "a", false],
  ])("%j on %j: %j", (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it.each(["gpt-4.1", "gpt[4]", "(a|b)", "a+", "^a$", "a\\b", "{a,b}", "!a"])("takes %j as it is", (text) => {
    expect(matchesGlob(text, text)).toBe(true);
    expect(matchesGlob(`${text}*`, `${text}-x`)).toBe(true);
    expect(matchesGlob(text, "gpt-4x1")).toBe(false);
  });
});

/** Matches a glob character by character, as a simple reference. */
function bySimpleTable(pattern: string, text: string): boolean {
  let fits = Array.from({ length: text.length + 1 }, (_, length) => length === 0);
  for (const wanted of pattern) {
    const before = fits;
    fits = [];
    for (let length = 0; length <= text.length; length++) {
      const one = length > 0 && before[length - 1]! && (wanted === "?" || wanted === text[length - 1]);
      fits[length] = wanted === "*" ? before[length]! || (length > 0 && fits[length - 1]!) : one;
    }
  }
  return fits[text.length]!;
}

describe("says what a simple table says", () => {
  const agree = (pattern: string, text: string) => {
    expect(matchesGlob(pattern, text), `${pattern} on ${text}`).toBe(bySimpleTable(pattern, text));
  };

  it("for short texts", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "?", "*"), maxLength: 9 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    fc.assert(fc.property(pattern, text, agree), { numRuns: 20_000 });
  });

  it("for texts in which every character is frequent", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "a", "a", "b"), minLength: 300, maxLength: 500 });
    const cut = fc.tuple(fc.nat(499), fc.nat(80), fc.nat(79), fc.constantFrom("?", "*", "a", "b"));
    fc.assert(
      fc.property(text, fc.array(cut, { maxLength: 4 }), (text, cuts) => {
        const parts = cuts.map(([start, length, at, char]) => {
          const part = text.slice(start, start + length);
          return part.slice(0, at) + char + part.slice(at + 1);
        });
        agree(`*${parts.join("*")}*`, text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("10,000 characters on 10,000 characters", () => {
  const a = "a".repeat(10_000);
  it.each([
    ["a long part that nearly fits everywhere", `*${"a".repeat(5000)}b*`, false],
    ["the same with question marks", `*${"a?".repeat(2500)}b*`, false],
    ["a long part that fits", `*${"a?".repeat(2500)}*`, true],
    ["many stars", `${"a*".repeat(4999)}b`, false],
    ["many parts", "*a".repeat(5000), true],
    ["nothing but stars", "*".repeat(10_000), true],
    ["nothing but question marks", "?".repeat(10_000), true],
  ])("%s", (_case, pattern, expected) => {
    expect(matchesGlob(pattern, a)).toBe(expected);
  });
});

describe("a pattern as long as a key may hold", () => {
  /**
   * Returns the CPU time of 5 matches in milliseconds: the minimum of 9 runs, which a busy machine does not
   * change.
   */
  const measure = (pattern: string, text: string) => {
    const spent = Array.from({ length: 9 }, () => {
      const before = process.cpuUsage();
      for (let round = 0; round < 5; round += 1) matchesGlob(pattern, text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    return Math.min(...spent);
  };

  it.each([
    ["a long part that nearly fits everywhere", `*${"a".repeat(253)}b*`],
    ["the same with question marks", `*${"a?".repeat(126)}b*`],
    ["many stars", `${"a*".repeat(127)}b`],
    ["many parts", "*a".repeat(128)],
  ])("takes time in proportion to the text: %s", (_case, pattern) => {
    const text = "a".repeat(2_000);
    measure(pattern, text);
    // The text is 8 times as long. Linear time grows by 8, quadratic time by 64.
    expect(measure(pattern, text.repeat(8)) / measure(pattern, text)).toBeLessThan(24);
  });
});
