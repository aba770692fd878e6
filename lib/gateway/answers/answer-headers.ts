import { rateLimitHeaders } from "@/lib/access/call-steps";
import type { Caller } from "@/lib/access/caller";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { ReservedCall } from "@/lib/gateway/stages";

/**
 * Returns the headers of a successful answer: those of the provider that may pass, and Keystead's own. The cost is null
 * when it is unknown, or not known yet.
 */
export function toAnswerHeaders(
  call: ReservedCall,
  passed: Record<string, string>,
  costNanos: bigint | null = null,
): Record<string, string> {
  const runtime = call.selection.runtime?.name;
  return {
    "x-keystead-credential-source": call.credential.source,
    ...passed,
    ...keyIdHeader(call.caller),
    ...(runtime && { "x-keystead-runtime": encodeURIComponent(runtime) }),
    ...(costNanos !== null && { "x-keystead-cost-usd": toDecimalUsd(costNanos) }),
    ...rateLimitHeaders(call),
  };
}

/** Returns the header that names the calling key. */
export const keyIdHeader = (caller: Caller): Record<string, string> =>
  caller.kind === "key" ? { "x-keystead-key-id": caller.id } : {};
