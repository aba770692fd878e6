import type { CallServices } from "@/lib/access/call";
import { passEvents, passMedia, passWhole } from "./answers/pass-answer";
import { hasStreamOptions, wantsStream, wantsUsage } from "./body/provider-body";
import { tryRuntimes } from "./fallbacks/try-runtimes";
import { type Forwarded, forwardRequest } from "./forward-request";
import { estimateUsage, withUnits } from "./hold/count-input";
import type { OpenedCall } from "./request/open-call";
import type { ReservedCall, SentCall } from "./stages";
import { rememberResponse } from "./stored-responses/stored-response";
import type { Upstream } from "./upstream";
import { isKnownToRefuse, refusesStreamOptions, rememberRefusal } from "./usage-refusals";

type Options = Forwarded & {
  opened: OpenedCall;
  /** Reports the stage of the call when it continues with another credential or runtime. */
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
  { opened, advance, ...forwarded }: Options,
): Promise<Response> {
  const { family, body } = forwarded;
  const send = (call: ReservedCall) => {
    const sent: SentCall = { estimateUsage: () => withUnits(family, body, estimateUsage(body)), ...call };
    return callForUsage(services, request, advance(sent), forwarded);
  };
  const { signal } = request;
  const trying = { opened, family, signal, advance, send };
  const { call, answer: upstream } = await tryRuntimes(services, reserved, trying);
  const onAnswer = family.storesAnswers && ((answer: object) => rememberResponse(services, call, answer));
  if (!upstream.isStream) {
    const isJson =
      family.answer !== "media" || /^application\/json\b/i.test(upstream.headers["content-type"] ?? "");
    return isJson
      ? passWhole(services, call, upstream, { body, family, onAnswer })
      : passMedia(services, call, upstream, { body, family });
  }
  const hidesUsage = family.usageOnRequest && !wantsUsage(body);
  const asArray = family.streams === "always" && new URL(request.url).searchParams.get("alt") !== "sse";
  return passEvents(services, call, upstream, { body, family }, { onAnswer, hidesUsage, asArray });
}

/**
 * Calls the provider so that a stream reports its usage. When a server refuses `stream_options` that the
 * caller did not send, it is remembered and called again without them.
 */
async function callForUsage(
  services: CallServices,
  request: Request,
  call: ReservedCall,
  forwarded: Forwarded,
): Promise<Upstream> {
  const { family, body } = forwarded;
  const { credential, selection } = call;
  const server = `${selection.runtime?.id ?? selection.provider} ${credential.baseUrl}`;
  const isOurs = family.usageOnRequest && wantsStream(body) && !hasStreamOptions(body);
  const send = (reportsUsage: boolean) => forwardRequest(services, request, call, forwarded, reportsUsage);
  const reportsUsage = family.usageOnRequest && wantsStream(body) && !(isOurs && isKnownToRefuse(server));
  try {
    return await send(reportsUsage);
  } catch (error) {
    if (!isOurs || !reportsUsage || !refusesStreamOptions(error)) throw error;
    rememberRefusal(server);
    return send(false);
  }
}
