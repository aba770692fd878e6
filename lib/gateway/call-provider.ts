import type { CallServices } from "@/lib/access/call";
import { authorizeRequest } from "@/lib/credentials/authorization/authorize-request";
import { passEvents, passWhole } from "./answers/pass-answer";
import { hasStreamOptions, toProviderBody, wantsStream, wantsUsage } from "./body/provider-body";
import type { Family } from "./family";
import type { RequestBody } from "./request/read-request";
import type { ReservedCall } from "./stages";
import { tryCredentials } from "./try-credentials";
import { callUpstream, type Upstream } from "./upstream";
import { isKnownToRefuse, refusesStreamOptions, rememberRefusal } from "./usage-refusals";

type Options = {
  family: Family;
  body: RequestBody;
  /** Reports the stage of the call when it continues with another credential. */
  advance: (stage: ReservedCall) => ReservedCall;
};

/**
 * Calls the provider, forwards its answer, and settles the call when the answer ends.
 * @throws UPSTREAM_ERROR, UPSTREAM_TIMEOUT, PROVIDER_AUTH or PROVIDER_ERROR when the provider fails or
 * refuses.
 */
export async function callProvider(
  services: CallServices,
  request: Request,
  reserved: ReservedCall,
  { family, body, advance }: Options,
): Promise<Response> {
  const send = (call: ReservedCall) => callForUsage(services, request, call, family, body);
  const { call, answer: upstream } = await tryCredentials(services, reserved, advance, send);
  if (!upstream.isStream) return passWhole(services, call, upstream);
  const hidesUsage = family.usageOnRequest && !wantsUsage(body);
  return passEvents(services, call, upstream, body, { dialect: family.dialect, hidesUsage });
}

/**
 * Calls the provider so that a stream reports its usage. When a server refuses `stream_options` that the
 * caller did not send, it is remembered and called again without them.
 */
async function callForUsage(
  services: CallServices,
  { signal }: Request,
  call: ReservedCall,
  family: Family,
  body: RequestBody,
): Promise<Upstream> {
  const { credential, endpointCall, selection } = call;
  const server = `${selection.runtime?.id ?? selection.provider} ${credential.baseUrl}`;
  const isOurs = family.usageOnRequest && wantsStream(body) && !hasStreamOptions(body);
  const send = async (reportsUsage: boolean) => {
    const plain = {
      method: "POST" as const,
      url: credential.baseUrl + endpointCall.path,
      headers: { "content-type": "application/json" },
      body: toProviderBody(body, selection, reportsUsage),
    };
    return callUpstream({
      request: await authorizeRequest(endpointCall, plain, credential, {
        allowPrivate: services.allowPrivateUpstreams,
      }),
      secrets: Object.values(credential.secrets),
      wantsStream: wantsStream(body),
      signal,
      allowPrivate: services.allowPrivateUpstreams,
    });
  };
  const reportsUsage = family.usageOnRequest && wantsStream(body) && !(isOurs && isKnownToRefuse(server));
  try {
    return await send(reportsUsage);
  } catch (error) {
    if (!isOurs || !reportsUsage || !refusesStreamOptions(error)) throw error;
    rememberRefusal(server);
    return send(false);
  }
}
