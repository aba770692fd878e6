import { Readable } from "node:stream";
import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors/errors";
import { authorizeRequest } from "@/lib/credentials/authorization/authorize-request";
import { toEndpointBase } from "@/lib/credentials/catalogue/base-url";
import { toProviderBody, wantsStream } from "./body/provider-body";
import type { Family, Params } from "./family";
import { measureProviderCall } from "./measure-provider-call";
import { toPassedHeaders } from "./request/passed-headers";
import { toModelInPath, toProviderUrl } from "./request/provider-url";
import type { RequestBody } from "./request/read-body";
import type { ReservedCall } from "./stages";
import { callUpstream, type Upstream } from "./upstream";

/** A request to forward: its endpoint family, the parameters of its route, and its body. */
export type Forwarded = { family: Family; params: Params; body: RequestBody };

/**
 * Sends a request to the provider with the credential of the call. With `reportsUsage`, a stream reports its
 * usage.
 * @throws the errors of `authorizeRequest` and `callUpstream`, and those of a form that streams through.
 */
export async function forwardRequest(
  { allowPrivateUpstreams: allowPrivate, metrics }: CallServices,
  { url, headers, signal }: Request,
  { arrival, credential, endpointCall, selection, hold }: ReservedCall,
  { family, params, body }: Forwarded,
  reportsUsage: boolean,
): Promise<Upstream> {
  const isStream = family.streams === "always" || wantsStream(body);
  const path = (isStream && endpointCall.streamPath) || endpointCall.path;
  const target = `${toEndpointBase(credential, endpointCall)}${path}${family.subPath ?? ""}`;
  const modelInPath = toModelInPath(endpointCall, selection);
  const named = modelInPath === null ? params : { ...params, model: modelInPath };
  const providerUrl = toProviderUrl(target, named, { url, query: family.query });
  const { fields } = endpointCall;
  const { changeBody } = family;
  const changes = { changeBody, fields, reportsUsage, modelInPath, ceiling: hold?.ceiling ?? null };
  const { content = null, type } = toProviderBody(body, selection, changes) ?? {};
  const stream = content instanceof Readable ? content : null;
  const passed = toPassedHeaders(headers, arrival);
  const plain = {
    method: family.method,
    url: providerUrl,
    headers: type ? { "content-type": type, ...passed } : passed,
    body: content instanceof Readable ? null : content,
  };
  try {
    const authorized = await authorizeRequest(endpointCall, plain, credential, { allowPrivate });
    const upstreamCall = {
      request: { ...authorized, body: stream ?? authorized.body },
      secrets: Object.values(credential.secrets),
      wantsStream: isStream,
      signal,
      allowPrivate,
    };
    return await measureProviderCall(metrics, credential.provider.id, () => callUpstream(upstreamCall));
  } catch (error) {
    stream?.destroy();
    // The caller's form was invalid, so that the call to the provider broke off.
    throw stream?.errored instanceof AppError ? stream.errored : error;
  }
}
