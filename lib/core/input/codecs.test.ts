import { describe, expect, it } from "vitest";
import { label, text } from "./codecs";

const SECRET = `sk_live_${"a".repeat(48)}`;
const problem = (name: string) => label.safeParse(name).error?.issues[0]?.message ?? null;

describe("a name", () => {
  it.each([
    ["letters", "CI server"],
    ["no letter", "№ 7!"],
    ["any script", "Ключ 会計 مفتاح"],
    ["a joiner in a Persian word", "می\u200cخواهم"],
    ["a joiner in a Hindi word", "क्\u200dष"],
    ["an emoji", "🔑"],
    ["an emoji of joined ones", "👩🏽\u200d💻 👨\u200d👩\u200d👧 🏳️\u200d🌈"],
    ["a flag of tags", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
  ])("may have %s", (_what, name) => {
    expect(problem(name)).toBeNull();
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \u00a0\u3000 "],
    ["a zero-width space", "\u200b"],
    ["joiners alone", "\u200d\u200c"],
    ["a Hangul filler", "\u3164"],
    ["a blank Braille pattern", "\u2800"],
    ["a mark without a letter", "\u0301"],
    ["a variation selector", "\ufe0f"],
  ])("has to be visible, unlike %s", (_what, name) => {
    expect(problem(name)).toBe("Enter a name");
  });

  it.each([
    ["a direction override", "a\u202egnp.exe"],
    ["a direction isolate", "\u2067evil\u2069"],
    ["a right-to-left mark", "a\u200fb"],
    ["a zero-width space", "pay\u200bpal"],
    ["a soft hyphen", "pay\u00adpal"],
    ["a byte order mark", "a\ufeffb"],
    ["a joiner at an edge", "key\u200d"],
    ["a joiner between words", "a \u200d b"],
    ["tags without a flag", "key\u{e0041}"],
    ["a line separator", "a\u2028b"],
    ["a new line", "a\nb"],
    ["a NUL character", "a\0b"],
  ])("has no hidden characters, such as %s", (_what, name) => {
    expect(problem(name)).toBe("Contains invalid characters");
  });

  it("is equal to one that looks equal, however it was composed", () => {
    expect(label.parse("Zu\u0308rich")).toBe(label.parse("Z\u00fcrich"));
  });

  it("has at most 100 characters, and no API key", () => {
    expect(problem("x".repeat(101))).toBe("At most 100 characters");
    expect(problem(`my ${SECRET}`)).toBe("Contains an API key");
    expect(problem("sk_live_1234")).toBeNull();
  });
});

it("text that people write has no API key", () => {
  expect(text(500).safeParse(`see ${SECRET}`).success).toBe(false);
  expect(text(500).parse(" kept in the vault ")).toBe("kept in the vault");
});
