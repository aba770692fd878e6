import { expect, test } from "vitest";
import { addressKind } from "@/lib/net/address-kind";

test("kinds of addresses", () => {
  expect(["1.1.1.1", "2606:4700::1111"].map(addressKind)).toEqual(["public", "public"]);
  expect(["127.0.0.1", "10.0.0.1", "::1", "fd12::1"].map(addressKind)).toEqual(Array(4).fill("local"));
  expect(["", "localhost", "1.2.3.4.5", "::ffff:1.1.1.1"].map(addressKind)).toEqual(
    Array(4).fill("forbidden"),
  );
});
