import ipaddr from "ipaddr.js";

const LONGEST_RULE = 49;
const MAPPED_BITS = 96;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A range of addresses: those whose first `bits` equal the first bits of `base`. */
export type AddressRule = { base: Address; bits: number };

/** The most parsed rules that are kept. */
const MOST_KNOWN = 2_000;
const known = new Map<string, AddressRule | null>();

/** Returns a rule from its text, null for another text. Rules are kept, since each request of a key needs them again. */
export function findAddressRule(text: string): AddressRule | null {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const parsed = parseAddressRule(text);
  const rule = "rule" in parsed ? parsed.rule : null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, rule);
  return rule;
}

/**
 * Parses an IPv4 or IPv6 address, alone or with a prefix length. IPv4 written as IPv6 (`::ffff:…`) counts as
 * IPv4.
 */
export function parseAddressRule(text: string): { rule: AddressRule } | { problem: string } {
  const [written = "", prefix, ...rest] = text.split("/");
  const base = written.includes("%") ? null : readAddress(written);
  if (!base || rest.length > 0) return notAnAddress(text);
  const width = base.kind() === "ipv4" ? 32 : 128;
  if (prefix === undefined) return { rule: { base, bits: width } };
  const mapped = base.kind() === "ipv4" && written.includes(":");
  const bits = Number(prefix) - (mapped ? MAPPED_BITS : 0);
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || bits < 0 || bits > width) return notAnAddress(text);
  return { rule: { base, bits } };
}

/** Returns whether a text is one IPv4 or IPv6 address. */
export const isAddress = (text: string): boolean => !text.includes("%") && readAddress(text) !== null;

/** Returns whether an address matches a rule. A text that is not an address matches none. */
export function addressInRule(address: string, { base, bits }: AddressRule): boolean {
  const own = readAddress(address);
  if (own instanceof ipaddr.IPv4 && base instanceof ipaddr.IPv4) return own.match(base, bits);
  if (own instanceof ipaddr.IPv6 && base instanceof ipaddr.IPv6) return own.match(base, bits);
  return false;
}

/**
 * Parses an address in its usual notation. Returns null for octal, hexadecimal and shortened IPv4, and for
 * `::1.2.3.4`, which has two meanings.
 */
function readAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const tail = text.slice(text.lastIndexOf(":") + 1);
  if (tail.includes(".") && (!ipaddr.IPv4.isValidFourPartDecimal(tail) || text === `::${tail}`)) return null;
  if (!text.includes(":") || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function notAnAddress(text: string): { problem: string } {
  const what = text.length <= LONGEST_RULE ? `${text || "An empty entry"} is` : "This is";
  return { problem: `${what} not an address. Use IPv4 or IPv6, alone or with a prefix such as /24.` };
}
