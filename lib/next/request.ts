import { headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { getServices } from "@/lib/boot/services";
import { toClientText } from "@/lib/core/client-text";
import type { Context, RequestFacts } from "@/lib/core/context";
import { env } from "@/lib/env";
import { createRequestId } from "@/lib/http/envelope";
import { clientAddress } from "@/lib/next/client-address";

/** What is known of the request that a page or an action answers. */
export const requestFacts = cache(async () => toRequestFacts(await headers()));

export const toRequestFacts = (headers: Headers): RequestFacts => ({
  id: createRequestId(),
  ip: clientAddress(headers, env.onVercel),
  client: toClientText(headers.get("user-agent")),
  idempotency: null,
});

/** Whether browsers reach us over TLS, as far as we were told. */
export const isSecure = () => env.appUrl?.startsWith("https:") ?? false;

/** A context of this installation for whoever acts. */
export async function createContext(
  who: Pick<Context, "organizationId" | "actor" | "now">,
  request: RequestFacts,
): Promise<Context> {
  const { engine, keyring, allowPrivateUpstreams, providerVariable } = await getServices();
  return {
    db: engine.db,
    ...who,
    request,
    keyring,
    allowPrivateUpstreams,
    providerVariable,
    changes: [],
    later: after,
  };
}
