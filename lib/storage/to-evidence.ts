import type { OutboundResponse } from "@/lib/net/outbound-response";

/** The validity of the signature. */
const CLOCK_MS = 60_000;
const LONGEST = 300;

/**
 * Returns why a storage provider refused a request: that the clock of its signature, the database's, is wrong, else
 * the provider's code and message. Returns null when the answer says nothing.
 */
export function toEvidence(
  response: Pick<OutboundResponse, "header" | "status">,
  text: string,
  signedAt: Date,
): string | null {
  const skew = response.status === 403 ? Date.parse(response.header("date") ?? "") - signedAt.getTime() : 0;
  if (Math.abs(skew) > CLOCK_MS) {
    const minutes = Math.round(Math.abs(skew) / 60_000);
    return `The clock of the database is ${minutes} min ${skew > 0 ? "behind" : "ahead of"} the provider's`;
  }
  const [code, message, endpoint] = ["Code", "Message", "Endpoint"].map((name) => findElement(text, name));
  const words = [code, message].filter((part) => part !== undefined).join(": ");
  return (endpoint ? `${words} (${endpoint})` : words).slice(0, LONGEST) || null;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Returns the first line of an element's text. */
const findElement = (text: string, name: string) =>
  new RegExp(`<${name}>\\s*([^<\\r\\n]+)`)
    .exec(text)?.[1]
    ?.trim()
    .replace(/&(\w+);/g, (entity, known: string) => ENTITIES[known] ?? entity);
