import type { CallServices } from "@/lib/access/call";
import { authorizeRequest } from "@/lib/credentials/authorization/authorize-request";
import { toEndpointBase } from "@/lib/credentials/catalogue/base-url";
import { passEvents, passMedia, passWhole } from "./answers/pass-answer";
import { hasStreamOptions, toProviderBody, wantsStream, wantsUsage } from "./body/provider-body";
import type { Family, Params } from "./family";
import { toPassedHeaders } from "./request/passed-headers";
import { toModelInPath, toProviderUrl } from "./request/provider-url";
import type { RequestBody } from "./request/read-body";
import type { ReservedCall } from "./stages";
import { tryCredentials } from "./try-credentials";
import { callUpstream, type Upstream } from "./upstream";
import { isKnownToRefuse, refusesStreamOptions, rememberRefusal } from "./usage-refusals";

/** A request to forward: its endpoint family, the parameters of its route, and its body. */
type Forwarded = { family: Family; params: Params; body: RequestBody };

type Options = Forwarded & {
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
  { advance, ...forwarded }: Options,
): Promise<Response> {
  const { family, body } = forwarded;
  const send = (call: ReservedCall) => callForUsage(services, request, call, forwarded);
  const { call, answer: upstream } = await tryCredentials(services, reserved, advance, send);
  if (!upstream.isStream) {
    const isJson =
      family.answer !== "media" || /^application\/json\b/i.test(upstream.headers["content-type"] ?? "");
    return isJson ? passWhole(services, call, upstream, family) : passMedia(services, call, upstream);
  }
  const hidesUsage = family.usageOnRequest && !wantsUsage(body);
  const asArray = family.streams === "always" && new URL(request.url).searchParams.get("alt") !== "sse";
  return passEvents(services, call, upstream, body, { dialect: family.dialect, hidesUsage, asArray });
}

/**
 * Calls the provider so that a stream reports its usage. When a server refuses `stream_options` that the
 * caller did not send, it is remembered and called again without them.
 */
async function callForUsage(
  services: CallServices,
  request: Request,
  call: ReservedCall,
  { family, params, body }: Forwarded,
): Promise<Upstream> {
  const { credential, endpointCall, selection } = call;
  const server = `${selection.runtime?.id ?? selection.provider} ${credential.baseUrl}`;
  const isOurs = family.usageOnRequest && wantsStream(body) && !hasStreamOptions(body);
  const send = async (reportsUsage: boolean) => {
    const { url, headers } = request;
    const target = `${toEndpointBase(credential, endpointCall)}${endpointCall.path}${family.subPath ?? ""}`;
    const modelInPath = toModelInPath(endpointCall, selection);
    const plain = {
      method: family.method,
      url: toProviderUrl(target, { ...params, model: modelInPath ?? "" }, { url, query: family.query }),
      headers: {
        ...toPassedHeaders(headers),
        ...(body.type === "json" && { "content-type": "application/json" }),
      },
      body: toProviderBody(body, selection, { ...family, reportsUsage, modelInPath }),
    };
    return callUpstream({
      request: await authorizeRequest(endpointCall, plain, credential, {
        allowPrivate: services.allowPrivateUpstreams,
      }),
      secrets: Object.values(credential.secrets),
      wantsStream: family.streams === "always" || wantsStream(body),
      signal: request.signal,
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
