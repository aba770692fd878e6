import { headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { publicOrigin } from "@/lib/auth/origin";
import { getServices } from "@/lib/boot/services";
import { toClientText } from "@/lib/core/input/client-text";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import { createRequestId } from "@/lib/core/request-id";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/next/client-address";

/** Returns the facts of the request of a page or action, once per request. */
export const requestFacts = cache(async () => toRequestFacts(await headers()));

export const toRequestFacts = (headers: Headers): RequestFacts => ({
  id: createRequestId(),
  ip: clientAddress(headers, env.onVercel),
  client: toClientText(headers.get("user-agent")),
  origin: publicOrigin(headers, env.appUrl),
  idempotency: null,
});

/** Returns whether browsers use TLS, according to APP_URL. */
export const isSecure = () => env.appUrl?.startsWith("https:") ?? false;

/** Creates a context for an actor, with the services of this process. */
export async function createContext<Who extends Pick<Context, "organizationId" | "actor" | "now">>(
  who: Who,
  request: RequestFacts,
): Promise<Context & Who> {
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
