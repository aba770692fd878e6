import { checkCall } from "@/lib/access/call";
import { readJsonBody, refuseUnpassable } from "@/lib/core/body";
import { answerHeaders } from "./answer-headers";
import type { Exchange } from "./exchange";
import { admitRoute, type Route } from "./route";
import { passStream } from "./stream";
import { parseAnswerUsage } from "./token-usage";
import { callUpstream, readAnswer, type Upstream } from "./upstream";

const BODY_BYTES = 25 * 1024 * 1024;
const CHAT = { endpoint: "chat", kind: "chat", scope: "chat:write" } as const;

/** `POST /v1/chat/completions`, plain and streaming: the provider's own body and answer, passed through. */
export async function chatCompletions(exchange: Exchange): Promise<Response> {
  checkCall(exchange.call, { scope: CHAT.scope });
  const body = await readJsonBody(exchange.request, BODY_BYTES, refuseUnpassable);
  const route = await admitRoute(exchange, body, CHAT);
  const upstream = await callUpstream({
    baseUrl: route.credential.baseUrl,
    path: route.path,
    headers: { "content-type": "application/json", ...route.headers },
    secret: route.secret,
    body: JSON.stringify(providerBody(body, route)),
    signal: exchange.request.signal,
    allowPrivate: exchange.services.allowPrivateUpstreams,
  });
  return upstream.isStream ? streamed(exchange, body, route, upstream) : plain(exchange, route, upstream);
}

/** The caller's body as the provider gets it: our own fields taken out, the upstream model put in. */
function providerBody(body: Record<string, unknown>, { selection }: Route): Record<string, unknown> {
  const { runtime_id: _, runtime: __, ...own } = body;
  if (selection.model !== null) own.model = selection.model;
  if (own.stream !== true) return own;
  return { ...own, stream_options: { ...toObject(own.stream_options), include_usage: true } };
}

const toObject = (value: unknown) => (typeof value === "object" && value !== null ? value : {});

const wantsUsage = ({ stream_options }: Record<string, unknown>) =>
  Reflect.get(toObject(stream_options), "include_usage") === true;

async function plain(exchange: Exchange, route: Route, upstream: Upstream): Promise<Response> {
  const { bytes, value } = await readAnswer(upstream);
  const usage = parseAnswerUsage(value);
  exchange.settle({
    status: upstream.status,
    outcome: "complete",
    tokensIn: usage?.inputTokens,
    tokensOut: usage?.outputTokens,
  });
  const headers = answerHeaders(exchange, route, upstream.headers);
  return new Response(new Uint8Array(bytes), { status: upstream.status, headers });
}

function streamed(
  exchange: Exchange,
  body: Record<string, unknown>,
  route: Route,
  upstream: Upstream,
): Response {
  exchange.facts.stream = true;
  const stream = passStream(upstream.response.stream(), {
    dialect: "openai",
    startedAt: exchange.startedAt,
    signal: exchange.request.signal,
    hidesUsage: !wantsUsage(body),
    onEnd: ({ outcome, usage, ttftMs, error }) =>
      exchange.settle({
        status: upstream.status,
        outcome,
        code: error?.code,
        ttftMs: ttftMs === null ? null : Math.round(ttftMs),
        tokensIn: usage?.inputTokens,
        tokensOut: usage?.outputTokens,
      }),
  });
  return new Response(stream, {
    status: upstream.status,
    headers: answerHeaders(exchange, route, upstream.headers),
  });
}
