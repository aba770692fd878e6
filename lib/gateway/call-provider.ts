import type { CallServices } from "@/lib/access/call";
import { authorizeRequest } from "@/lib/credentials/catalogue/provider";
import { answerHeaders } from "./answer-headers";
import type { Family } from "./family";
import { toProviderBody, wantsUsage } from "./provider-body";
import { settleAttempt } from "./settlement";
import type { ReservedCall } from "./stages";
import { passStream } from "./stream";
import { parseAnswerUsage } from "./token-usage";
import { callUpstream, readAnswer, type Upstream } from "./upstream";

/**
 * Calls the provider, passes its answer on, and settles the attempt when the answer ends.
 * @throws UPSTREAM_ERROR, UPSTREAM_TIMEOUT, PROVIDER_AUTH or PROVIDER_ERROR when the provider fails or refuses.
 */
export async function callProvider(
  services: CallServices,
  request: Request,
  call: ReservedCall,
  family: Family,
  body: Record<string, unknown>,
): Promise<Response> {
  const { credential, endpointCall } = call;
  const plain = {
    method: "POST" as const,
    url: credential.baseUrl.replace(/\/+$/, "") + endpointCall.path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(toProviderBody(body, call.selection, family)),
  };
  const upstream = await callUpstream({
    request: await authorizeRequest(endpointCall, plain, credential.secrets, credential.publicFields),
    secrets: Object.values(credential.secrets),
    signal: request.signal,
    allowPrivate: services.allowPrivateUpstreams,
  });
  if (!upstream.isStream) return passWhole(services, call, upstream);
  const hidesUsage = family.usageOnRequest && !wantsUsage(body);
  return passEvents(services, request, call, upstream, { dialect: family.dialect, hidesUsage });
}

async function passWhole(services: CallServices, call: ReservedCall, upstream: Upstream): Promise<Response> {
  const { status } = upstream;
  const { bytes, value } = await readAnswer(upstream);
  const usage = parseAnswerUsage(value);
  const response = new Response(new Uint8Array(bytes), {
    status,
    headers: answerHeaders(call, upstream.headers),
  });
  const tokens = { tokensIn: usage?.inputTokens, tokensOut: usage?.outputTokens };
  settleAttempt(services, call, { status, outcome: "complete", ...tokens });
  return response;
}

function passEvents(
  services: CallServices,
  { signal }: Request,
  call: ReservedCall,
  { status, headers, response }: Upstream,
  options: Pick<Parameters<typeof passStream>[1], "dialect" | "hidesUsage">,
): Response {
  const stream = passStream(response.stream(), {
    ...options,
    startedAt: call.arrival.startedAt,
    signal,
    onEnd: ({ outcome, usage, ttftMs, error }) =>
      settleAttempt(services, call, {
        ...{ status, outcome, stream: true, code: error?.code },
        ttftMs: ttftMs === null ? null : Math.round(ttftMs),
        ...{ tokensIn: usage?.inputTokens, tokensOut: usage?.outputTokens },
      }),
  });
  return new Response(stream, { status, headers: answerHeaders(call, headers) });
}
