import { expect, it } from "vitest";
import { AppError, ERRORS, type ErrorCode } from "@/lib/core/errors/errors";
import { orNull } from "./or-not-found";

const codes = Object.keys(ERRORS) as ErrorCode[];
const missing = ["NOT_FOUND", "FORBIDDEN"];

it("takes an object that is absent or out of reach for none", async () => {
  expect(await orNull(Promise.resolve("found"))).toBe("found");
  for (const code of ["NOT_FOUND", "FORBIDDEN"] as const) {
    expect(await orNull(Promise.reject(new AppError(code)))).toBeNull();
  }
});

it.each(codes.filter((code) => !missing.includes(code)))("takes %s for no missing page", async (code) => {
  await expect(orNull(Promise.reject(new AppError(code)))).rejects.toMatchObject({ code });
});

it("takes a lost database for no missing page", async () => {
  const lost = new Error("Connection terminated");
  await expect(orNull(Promise.reject(lost))).rejects.toBe(lost);
});
