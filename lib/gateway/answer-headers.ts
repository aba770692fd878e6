import { rateLimitHeaders } from "@/lib/access/call";
import type { Exchange } from "./exchange";
import type { Route } from "./route";

/** The headers of a good answer: the provider's that may pass, and ours. */
export function answerHeaders({ call }: Exchange, route: Route, passed: Record<string, string>) {
  const runtime = route.selection.runtime?.name;
  return {
    ...passed,
    "X-Request-Id": call.facts.requestId,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "x-keystead-key-id": call.key.id,
    ...(runtime && { "x-keystead-runtime": encodeURIComponent(runtime) }),
    "x-keystead-credential-source": route.credential.source,
    ...rateLimitHeaders(call),
  };
}
