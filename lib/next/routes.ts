import { after } from "next/server";
import type { z } from "zod";
import type { AdmittedCall, AuthenticatedCall, ScopedCall } from "@/lib/access/call";
import { admitCall, authenticateCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import { toKeyActor } from "@/lib/access/caller";
import { recordCall } from "@/lib/access/record-call";
import { getServices } from "@/lib/boot/services";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { readJsonBody, refuseUnstorable } from "@/lib/core/body";
import type { Context } from "@/lib/core/context";
import { AppError, invalidField } from "@/lib/core/errors";
import type { Operation } from "@/lib/core/operation";
import {
  fromWire,
  getObjectFields,
  parseQuery,
  toWire,
  toWireName,
  toWirePath,
  type WireNames,
} from "@/lib/core/wire";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/net/client-address";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const BODY_BYTES = 1024 * 1024;

export type Method = (typeof METHODS)[number];
/** A route without parameters gets none. */
type Segments = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Operations = Partial<Record<Method, Operation<z.ZodType, z.ZodType>>>;
export type Handler = {
  (request: Request, segments: Segments): Promise<Response>;
  /** What it carries out, for the API's description. */
  operation?: Operation;
  style?: Style;
};

/** How a contract that we took over differs from ours. */
export type Style = {
  /** Our names to theirs, where theirs are not the snake_case form. */
  names?: WireNames;
  /** What stands beside the envelope of an error. */
  beside?: (message: string) => Record<string, unknown>;
  /** Whether lists leave as plain arrays, without a cursor. */
  plainLists?: boolean;
  /** How a result leaves, where not as it is. */
  result?: (result: unknown) => unknown;
};

/** The handlers of a route file: its operations by method, and 405 for every other method. */
export function routes(operations: Operations, style: Style = {}) {
  return everyMethod((method) => {
    const operation = operations[method];
    if (!operation) return undefined;
    const handler: Handler = (request, segments) => serve(operation, method, style, request, segments);
    return Object.assign(handler, { operation, style });
  }, style);
}

/** Handlers for every method: what `find` answers, and 405 with `Allow` where it answers nothing. */
export function everyMethod(find: (method: Method) => Handler | undefined, style: Style = {}) {
  const allow = METHODS.filter(find).join(", ");
  const handlers = METHODS.map((method) => {
    const refuseMethod: Handler = async (request, segments) =>
      refuse(request, await toRoutePattern(request, segments), style, allow);
    return [method, find(method) ?? refuseMethod] as const;
  });
  return Object.fromEntries(handlers) as Record<Method, Handler>;
}

async function serve(
  operation: Operation,
  method: Method,
  style: Style,
  request: Request,
  segments: Segments,
): Promise<Response> {
  const services = await getServices();
  if (env.onVercel) after(() => services.recorder.flush());
  const requestId = newRequestId();
  const startedAt = performance.now();
  const endpoint = await toRoutePattern(request, segments);
  const ip = clientAddress(request.headers, env.onVercel);
  const client = request.headers.get("user-agent")?.slice(0, 200) ?? null;
  let call: AuthenticatedCall | ScopedCall | AdmittedCall | null = null;
  const finish = (status: number, error?: AppError) => {
    const { code, reason } = error ?? {};
    if (call) recordCall(services, call, { status, code, reason, outcome: "complete" });
    const durationMs = Math.round(performance.now() - startedAt);
    services.log.info("request", {
      requestId,
      method,
      route: endpoint,
      status,
      code: error?.code,
      durationMs,
    });
  };
  try {
    const arrival = { requestId, ip, client, endpoint, startedAt };
    const authenticated = await authenticateCall(services, request, arrival);
    const { caller } = authenticated;
    const scoped = { ...authenticated, scope: operation.permission };
    call = scoped;
    checkCall(scoped);
    const admitted = await admitCall(services, scoped);
    call = admitted;
    const ctx: Context = {
      db: services.engine.db,
      organizationId: caller.organizationId,
      actor: toKeyActor(caller),
      now: caller.now,
      request: { id: requestId, ip, client, idempotency: parseIdempotency(request, method, endpoint) },
      keyring: services.keyring,
      allowPrivateUpstreams: services.allowPrivateUpstreams,
      providerVariable: services.providerVariable,
      changes: [],
      later: after,
    };
    const input = await readInput(operation, method, style, request, segments);
    const result = await operation.execute(ctx, input);
    const status = method === "POST" && operation.creates ? 201 : 200;
    const whole = toWire(operation.output, result, style.names);
    const wire = style.plainLists ? withoutPage(whole) : whole;
    finish(status);
    return jsonResponse(
      requestId,
      status,
      style.result ? style.result(wire) : wire,
      rateLimitHeaders(admitted),
    );
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    finish(error.status, error);
    return errorAnswer(error, requestId, operation, style);
  }
}

/** The items of a page; what is no page, as it is. */
const withoutPage = (wire: unknown) =>
  typeof wire === "object" && wire !== null && "next_cursor" in wire && "data" in wire ? wire.data : wire;

function errorAnswer(error: AppError, requestId: string, operation: Operation | null, style: Style) {
  // A rule may name a field of the object that is no input; a field that the sender made up stays as it came.
  const rename = (path: string) => {
    const known = operation ? toWirePath(operation.input, path, style.names) : path;
    return known === path && !error.fields ? toWireName(path, style.names) : known;
  };
  const envelope = toErrorBody(error, requestId, rename);
  const body = { ...style.beside?.(envelope.error.message), ...envelope };
  return jsonResponse(requestId, error.status, body, error.headers);
}

async function refuse(request: Request, route: string, style: Style, allow: string) {
  const { log } = await getServices();
  const requestId = newRequestId();
  const error = new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: allow } });
  log.info("request", { requestId, method: request.method, route, status: error.status, code: error.code });
  return errorAnswer(error, requestId, null, style);
}

/** The path with its parameters named instead of filled in, so that logs hold no ids. */
async function toRoutePattern(request: Request, { params }: Segments): Promise<string> {
  const filled = Object.entries((await params) ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? ""]).map((text) => [encodeURIComponent(text), name] as const),
  );
  const names = new Map(filled);
  const path = new URL(request.url).pathname.split("/");
  return path.map((segment) => (names.has(segment) ? `[${names.get(segment)}]` : segment)).join("/");
}

function parseIdempotency(request: Request, method: Method, route: string) {
  const key = request.headers.get("idempotency-key");
  if (key === null || method !== "POST") return null;
  if (key === "" || key.length > 255) throw invalidField("Idempotency-Key", "Use 1 to 255 characters");
  return { route: `${method} ${route}`, key };
}

async function readInput(
  operation: Operation,
  method: Method,
  { names }: Style,
  request: Request,
  { params }: Segments,
) {
  const schema = operation.input;
  const parameters = new URL(request.url).searchParams;
  const ours = new Map(
    Object.keys(getObjectFields(schema) ?? {}).map((name) => [toWireName(name, names), name]),
  );
  const path = Object.entries((await params) ?? {}).flatMap(([name, value]) => {
    const own = ours.get(name);
    return own === undefined ? [] : [[own, String(value)] as const];
  });
  const body = method === "GET" ? {} : fromWire(schema, await readJsonBody(request, BODY_BYTES), names);
  const query = method === "GET" || method === "DELETE" ? parseQuery(schema, parameters, names) : {};
  for (const [name] of path) {
    if (Object.hasOwn(body as object, name)) throw invalidField(name, "It stands in the path already");
  }
  const input = { ...(body as object), ...query, ...Object.fromEntries(path) };
  refuseUnstorable(input);
  return input;
}
