import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressInRule, parseAddressRule } from "./ip-rules";

function inRule(address: string, text: string): boolean {
  const parsed = parseAddressRule(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return addressInRule(address, parsed.rule);
}

describe("an address rule", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "127.0.0.2", false],
    ["10.0.0.0/8", "10.255.255.255", true],
    ["10.0.0.0/8", "11.0.0.0", false],
    ["10.1.2.3/8", "10.200.0.1", true],
    ["192.168.1.128/25", "192.168.1.127", false],
    ["192.168.1.128/25", "192.168.1.128", true],
    ["203.0.113.9/32", "203.0.113.9", true],
    ["203.0.113.9/32", "203.0.113.8", false],
    ["0.0.0.0/0", "203.0.113.9", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["::/0", "2001:db8::1", true],
    ["::/0", "203.0.113.9", false],
    ["2001:db8::/32", "2001:db8:ffff::1", true],
    ["2001:db8::/32", "2001:db9::1", false],
    ["2001:DB8::1", "2001:0db8:0:0:0:0:0:1", true],
    ["fe80::/10", "fe80::1%eth0", true],
    ["::1", "127.0.0.1", false],
    ["::7f00:1", "127.0.0.1", false],
  ])("%s and %s: %j", (rule, address, expected) => {
    expect(inRule(address, rule)).toBe(expected);
  });

  it.each([
    ["10.0.0.0/8", "::ffff:10.1.2.3"],
    ["::ffff:10.1.2.3", "10.1.2.3"],
    ["::ffff:a01:203", "10.1.2.3"],
    ["::ffff:10.0.0.0/104", "10.200.0.1"],
    ["::ffff:10.0.0.0/104", "::ffff:10.200.0.1"],
    ["::ffff:0:0/96", "203.0.113.9"],
  ])("takes IPv4 written as IPv6 for IPv4: %s and %s", (rule, address) => {
    expect(inRule(address, rule)).toBe(true);
  });

  it.each([
    "",
    "unknown",
    "10.0.0",
    "0x0a.0.0.1",
    "167772161",
    "10.0.0.1, 10.0.0.2",
    "10.0.0.1:80",
    "::10.0.0.1",
    "[::1]",
  ])("never holds for what is no address: %j", (address) => {
    expect(inRule(address, "0.0.0.0/0")).toBe(false);
    expect(inRule(address, "::/0")).toBe(false);
  });

  it.each([
    "10.0.0.300",
    "10.0.0",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/",
    "10.0.0.0/08",
    "10.0.0.0/8/8",
    "10.0.0.0/1e1",
    "10.0.0.0/255.0.0.0",
    "010.0.0.1",
    "0x0a.0.0.1",
    "167772161",
    " 10.0.0.1",
    "10.0.0.*",
    "2001:db8::/129",
    "1::2::3",
    "12345::",
    ":",
    ":::",
    "1:2:3:4:5:6:7",
    "fe80::1%eth0",
    "::10.0.0.1",
    "::ffff:10.0.0.300",
    "::ffff:010.0.0.1",
    "::ffff:10.0.0.0/8",
    "[::1]",
    "example.com",
  ])("is refused with the reason: %j", (text) => {
    expect(parseAddressRule(text)).toEqual({
      problem: `${text} is not an address. Use IPv4 or IPv6, alone or with a prefix such as /24.`,
    });
  });

  it("is refused without repeating what may be a secret", () => {
    const parsed = parseAddressRule(`sk_live_${"a".repeat(48)}`);
    expect(parsed).toEqual({
      problem: "This is not an address. Use IPv4 or IPv6, alone or with a prefix such as /24.",
    });
  });

  it("says what the bits say", () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
    const number = (parts: number[]) => parts.reduce((sum, part) => sum * 256 + part, 0);
    fc.assert(
      fc.property(octets, octets, fc.nat(32), fc.nat(32), (base, other, bits, shared) => {
        const near = base.map((part, i) => {
          const mask = 255 & ~(255 >> Math.max(0, Math.min(8, shared - i * 8)));
          return (part & mask) | (other[i]! & ~mask & 255);
        });
        const block = 2 ** (32 - bits);
        const same = Math.floor(number(base) / block) === Math.floor(number(near) / block);
        expect(inRule(near.join("."), `${base.join(".")}/${bits}`)).toBe(same);
        expect(inRule(`::ffff:${near.join(".")}`, `::ffff:${base.join(".")}/${bits + 96}`)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  it("answers any text at all", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("1", "0", "f", "x", ":", ".", "/", "%", "8"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), hostile, fc.ipV4Extended(), fc.ipV6()), (text) => {
        const parsed = parseAddressRule(text);
        if ("rule" in parsed) expect(addressInRule(text.split("/")[0]!, parsed.rule)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
