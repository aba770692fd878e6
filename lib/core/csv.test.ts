import { expect, test } from "vitest";
import { formatCsvLine } from "./csv";

test.each([
  ["plain", "plain"],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  ['say "hi", you', '"say ""hi"", you"'],
  ['=1,"', `"'=1,"""`],
  ["two\nlines", '"two\nlines"'],
  ["a=b", "a=b"],
  [-1, "-1"],
  [null, ""],
  [new Date("2027-01-20T09:41:00Z"), "2027-01-20T09:41:00.000Z"],
])("%j is written as %j", (value, written) => {
  expect(formatCsvLine([value])).toBe(`${written}\r\n`);
});
