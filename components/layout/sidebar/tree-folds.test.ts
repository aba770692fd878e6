import { expect, test } from "vitest";
import { parseFolds, toFoldsCookie, toShortId } from "./tree-folds";

const id = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const toValue = (cookie: string) => cookie.slice("tree=".length, cookie.indexOf(";"));

test("a workspace stays as the person left it, beside others and other cookies", () => {
  const first = toValue(toFoldsCookie("", id(1), false));
  const second = toValue(toFoldsCookie(`theme=dark; tree=${first}`, id(2), true));
  const last = toValue(toFoldsCookie(`tree=${second}; theme=dark`, id(1), true));
  expect([...parseFolds(second)]).toEqual([
    [toShortId(id(1)), false],
    [toShortId(id(2)), true],
  ]);
  expect(parseFolds(last).get(toShortId(id(1)))).toBe(true);
});

test("the cookie keeps the latest 50 and ignores what it cannot read", () => {
  let cookie = "";
  for (let number = 0; number < 60; number++)
    cookie = `tree=${toValue(toFoldsCookie(cookie, id(number), true))}`;
  const folds = parseFolds(toValue(`${cookie};`));
  expect(folds.size).toBe(50);
  expect(folds.has(toShortId(id(9)))).toBe(false);
  expect(parseFolds("oabc.<script>.x000000000001").size).toBe(0);
  expect(parseFolds().size).toBe(0);
});
