import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Operation } from "@/lib/core/operations/operation";
import { findPrefix } from "@/lib/http/find-prefix";
import { isEndpoint, type Row } from "@/lib/http/route";
import { toWire } from "@/lib/http/wire-names";
import { KEYS, listSampleCalls } from "./authorization-matrix";
import type { NamedObjects } from "./console-pages";
import { toEveryApiName } from "./sample-objects";

type KeyPersona = (typeof KEYS)[number];

/** The values that requests name: objects of a workspace, and the secret of a project key. */
export type Aim = NamedObjects & SampleObjects & { secret: string };

type SampleRequest = { path: string; body?: unknown };

/** A request to a route for objects of a workspace, and the keys that may make it. */
export type RouteSample = {
  to: readonly KeyPersona[];
  /** True when every key gets an answer, but only those in `to` see the objects in it. */
  filtered: boolean;
  request: (at: Aim) => SampleRequest;
};

// A call with a key for several projects is not counted for any of them, unless it names one.
const ofProject: RouteSample["to"] = ["key of the project", "key that selects the project"];

const messages = [{ role: "user", content: "Hello there" }];

/** Returns the sample of a gateway call to a runtime of the project. */
const toGatewaySample = (path: string, fields: object): RouteSample => ({
  to: ofProject,
  filtered: false,
  request: ({ name }) => ({ path, body: { runtime: toEveryApiName(name), ...fields } }),
});

const content = { role: "user", parts: [{ text: "Hello there" }] };

const toGoogleSample = (method: string, body: object): RouteSample => ({
  to: ofProject,
  filtered: false,
  request: ({ name }) => ({ path: `/v1beta/models/${toEveryApiName(name)}:${method}`, body }),
});

/** Returns the sample of a gateway call that uploads audio to a runtime of the project. */
const toUploadSample = (path: string): RouteSample => ({
  to: ofProject,
  filtered: false,
  request: ({ name }) => {
    const body = new FormData();
    body.set("runtime", toEveryApiName(name));
    body.set("file", new File(["audio"], "a.mp3"));
    return { path, body };
  },
});

/** Returns the sample of a gateway call for a stored response of the project. */
const toStoredSample = (path: string): RouteSample => ({
  to: ["key of all projects", ...ofProject],
  filtered: false,
  request: ({ responseId }) => ({ path: `/v1/responses/${responseId}${path}` }),
});

/** The requests to endpoints that are not operations, by the name of the endpoint. */
const ENDPOINT_SAMPLES: Record<string, RouteSample> = {
  "keys.verify": {
    to: ["key of all projects", ...ofProject],
    filtered: true,
    request: ({ secret }) => ({ path: "/api/keys/verify", body: { key: secret } }),
  },
  "workflows.trigger": {
    to: ["key of all projects", ...ofProject],
    filtered: false,
    request: ({ workflowId }) => ({
      path: `/api/workflows/${workflowId}/trigger`,
      body: { greeting: "Hello" },
    }),
  },
  "usage.export": {
    to: ["key of all projects", ...ofProject],
    filtered: true,
    request: () => ({ path: "/api/usage.csv?group_by=project" }),
  },
  "gateway.listModels": { to: ofProject, filtered: true, request: () => ({ path: "/v1/models" }) },
  "gateway.getModel": {
    to: ofProject,
    filtered: false,
    request: ({ name }) => ({ path: `/v1/models/${name}` }),
  },
  "gateway.createChatCompletion": toGatewaySample("/v1/chat/completions", { messages }),
  "gateway.createCompletion": toGatewaySample("/v1/completions", { prompt: "Hello there" }),
  "gateway.createResponse": toGatewaySample("/v1/responses", { input: "Hello there" }),
  "gateway.createEmbeddings": toGatewaySample("/v1/embeddings", { input: "Hello there" }),
  "gateway.createModeration": toGatewaySample("/v1/moderations", { input: "Hello there" }),
  "gateway.createImage": toGatewaySample("/v1/images/generations", { prompt: "A door" }),
  "gateway.createSpeech": toGatewaySample("/v1/audio/speech", { input: "Hello there", voice: "alloy" }),
  "gateway.getResponse": toStoredSample(""),
  "gateway.listInputItems": toStoredSample("/input_items"),
  "gateway.cancelResponse": toStoredSample("/cancel"),
  "gateway.deleteResponse": toStoredSample(""),
  "gateway.createTranscription": toUploadSample("/v1/audio/transcriptions"),
  "gateway.createTranslation": toUploadSample("/v1/audio/translations"),
  "gateway.createClientSecret": toGatewaySample("/v1/realtime/client_secrets", {}),
  "gateway.createMessage": toGatewaySample("/v1/messages", { max_tokens: 16, messages }),
  "gateway.countMessageTokens": toGatewaySample("/v1/messages/count_tokens", { messages }),
  "gateway.listGoogleModels": { to: ofProject, filtered: true, request: () => ({ path: "/v1beta/models" }) },
  "gateway.getGoogleModel": {
    to: ofProject,
    filtered: false,
    request: ({ name }) => ({ path: `/v1beta/models/${toEveryApiName(name)}` }),
  },
  "gateway.generateContent": toGoogleSample("generateContent", { contents: [content] }),
  "gateway.streamGenerateContent": toGoogleSample("streamGenerateContent", { contents: [content] }),
  "gateway.countTokens": toGoogleSample("countTokens", { contents: [content] }),
  "gateway.embedContent": toGoogleSample("embedContent", { content }),
  "gateway.batchEmbedContents": toGoogleSample("batchEmbedContents", { requests: [{ content }] }),
};

/** Lists the sample requests of a route: those of its endpoint, or from the sample inputs of its operation. */
export function listRouteSamples([method, pattern, target]: Row): RouteSample[] {
  if (isEndpoint(target)) {
    const sample = ENDPOINT_SAMPLES[target.name];
    return sample ? [sample] : [];
  }
  return listSampleCalls(target).map(({ input, to, filtered }) => ({
    to: KEYS.filter((persona) => to.includes(persona)),
    filtered,
    request: (at) => toRequest(method, pattern, target, input(at), at),
  }));
}

/** The values of path parameters that the sample input of an operation may leave out. */
const toParameters = ({ organizationId }: Aim) => ({ organization_id: organizationId, provider: "openai" });

/** Writes an input as the request that the route reads it from: path, then query or body. */
function toRequest(
  method: Row[0],
  pattern: string,
  { input: schema }: Operation,
  input: unknown,
  at: Aim,
): SampleRequest {
  const { style: { names } = {} } = findPrefix(pattern) ?? {};
  const wire: Record<string, unknown> = Object(toWire(schema, input, names));
  const parameters: Record<string, unknown> = { ...toParameters(at), ...wire };
  const path = pattern.replace(/:(\w+)/g, (_, name) => {
    delete wire[name];
    return encodeURIComponent(String(parameters[name]));
  });
  if (method !== "GET" && method !== "DELETE") return { path, body: wire };
  const query = new URLSearchParams(Object.entries(wire).map(([name, value]) => [name, String(value)]));
  return { path: `${path}?${query}` };
}
