import { afterEach, describe, expect, it } from "vitest";
import { getBridge } from "@/lib/boot/bridge";
import { clientAddress } from "@/lib/next/client-address";

const token = "t".repeat(43);
const signed = { "x-keystead-client-address": "203.0.113.9", "x-keystead-server-token": token };

describe("clientAddress", () => {
  afterEach(() => Object.assign(getBridge(), { token: null }));

  it("believes the address that our server signed", () => {
    getBridge().token = token;
    expect(clientAddress(new Headers(signed), false)).toBe("203.0.113.9");
    expect(clientAddress(new Headers({ ...signed, "x-keystead-client-address": "" }), false)).toBeNull();
  });

  it.each([
    [{}],
    [{ "x-keystead-client-address": "203.0.113.9" }],
    [{ ...signed, "x-keystead-server-token": "f".repeat(43) }],
    [{ ...signed, "x-keystead-server-token": "" }],
    [{ ...signed, "x-keystead-server-token": `${token}t` }],
    [{ "x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9", forwarded: "for=203.0.113.9" }],
    [{ "x-vercel-forwarded-for": "203.0.113.9" }],
  ])("knows no address from %j", (headers) => {
    getBridge().token = token;
    expect(clientAddress(new Headers(headers), false)).toBeNull();
  });

  it("believes no token where our server is not in front", () => {
    expect(
      clientAddress(new Headers({ ...signed, "x-keystead-server-token": "undefined" }), false),
    ).toBeNull();
    expect(clientAddress(new Headers(signed), false)).toBeNull();
  });

  it("believes the platform's header on Vercel, if it is one address", () => {
    const at = (value: string) => clientAddress(new Headers({ "x-vercel-forwarded-for": value }), true);
    expect([at("203.0.113.9"), at("2001:db8::1"), at("203.0.113.9, 10.0.0.1"), at("host")]).toEqual([
      "203.0.113.9",
      "2001:db8::1",
      null,
      null,
    ]);
  });
});
