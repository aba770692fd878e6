import ipaddr from "ipaddr.js";

/**
 * The kind of an address. `public`: a public internet address. `local`: loopback and private networks, where
 * self-hosted model servers run. `forbidden`: addresses that no upstream has, such as link-local (cloud
 * metadata), multicast and mapped ones.
 */
export type AddressKind = "public" | "local" | "forbidden";

/** Addresses of cloud metadata services outside of the link-local range. */
const METADATA = new Set(["168.63.129.16", "100.100.100.200", "fd00:ec2:0:0:0:0:0:254"]);
const LOCAL = new Set<string>(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Returns the kind of an address in any notation. A text that is not an address is `forbidden`. */
export function addressKind(text: string): AddressKind {
  if (!ipaddr.isValid(text)) return "forbidden";
  const address = ipaddr.parse(text);
  if (METADATA.has(address.toNormalizedString())) return "forbidden";
  if (LOCAL.has(address.range())) return "local";
  const isGlobal = address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
  return isGlobal && address.range() === "unicast" ? "public" : "forbidden";
}
