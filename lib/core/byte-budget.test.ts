import { expect, it } from "vitest";
import { createByteBudget } from "./byte-budget";

it("refuses what goes beyond it, until others give their bytes back", () => {
  const budget = createByteBudget(100);
  const [one, other] = [budget.lease(), budget.lease()];
  one.add(60);
  other.add(40);
  expect(() => other.add(1)).toThrow(
    expect.objectContaining({ code: "UNAVAILABLE", status: 503, headers: { "Retry-After": "1" } }),
  );
  one.release();
  one.release();
  other.add(60);
  expect(() => one.add(1)).toThrow();
});
