import fc from "fast-check";
import { expect, it } from "vitest";
import { splitEntries } from "./entries";

it("splits at commas and line breaks, trims, drops blanks", () => {
  expect(splitEntries(" gpt-4.1*, claude-*\n\n,10.0.0.1\r\n")).toEqual(["gpt-4.1*", "claude-*", "10.0.0.1"]);
});

it("keeps what was there, in its place, once", () => {
  expect(splitEntries("b, a, c", ["a"])).toEqual(["a", "b", "c"]);
});

it("gives the same list again for its own text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const entries = splitEntries(text);
      expect(splitEntries(entries.join(","))).toEqual(entries);
    }),
  );
});
