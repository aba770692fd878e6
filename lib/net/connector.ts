import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type AddressKind, addressKind } from "@/lib/net/address-kind";
import { outboundError } from "@/lib/net/outbound-error";

/** A function like `dns.lookup` that returns all addresses of a host name. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export type ConnectorOptions = { allowPrivate: boolean; lookup?: Lookup; connectMs?: number };

/**
 * Creates a connector that only connects to permitted addresses. It checks the address in the
 * URL, or each address from DNS resolution. Plain http is for local addresses only.
 */
export function permittedConnector(options: ConnectorOptions): buildConnector.connector {
  const { allowPrivate, lookup = systemLookup, connectMs = 10_000 } = options;
  const isPermitted = {
    "https:": (kind: AddressKind) => kind === "public" || (allowPrivate && kind === "local"),
    "http:": (kind: AddressKind) => allowPrivate && kind === "local",
  };
  const connect = {
    "https:": buildConnector({
      timeout: connectMs,
      lookup: permittedLookup(lookup, isPermitted["https:"]),
    }),
    "http:": buildConnector({ timeout: connectMs, lookup: permittedLookup(lookup, isPermitted["http:"]) }),
  };
  return (target, callback) => {
    const protocol = target.protocol === "https:" ? "https:" : "http:";
    const isLiteral = isIP(target.hostname) !== 0;
    if (isLiteral && !isPermitted[protocol](addressKind(target.hostname))) {
      callback(outboundError("blocked"), null);
    } else connect[protocol](target, callback);
  };
}

function permittedLookup(lookup: Lookup, isPermitted: (kind: AddressKind) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const permitted = addresses.filter(({ address }) => isPermitted(addressKind(address)));
      const first = permitted[0];
      if (!first) return callback(outboundError("blocked"), []);
      if (options.all) return callback(null, permitted);
      callback(null, first.address, first.family);
    });
  };
}
