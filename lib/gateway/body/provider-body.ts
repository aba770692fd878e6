import type { Readable } from "node:stream";
import type { EndpointCall } from "@/lib/credentials/catalogue/provider";
import type { Family } from "@/lib/gateway/family";
import { type RequestBody, toFieldPath } from "@/lib/gateway/request/read-body";
import type { JsonBody } from "@/lib/gateway/request/read-json-body";
import type { Hold } from "@/lib/gateway/stages";
import type { Selection } from "@/lib/runtimes/select-runtime";
import { type MemberChanges, patchJson, toMemberChange, toMemberChanges } from "./patch-json";

/** A session that a body leaves out. Its type has no default. */
const NEW_SESSION = '{"type":"realtime"}';

type Options = {
  /** Whether to add `stream_options` that report usage. */
  reportsUsage: boolean;
  /** The model in the path. Null when the body names it. */
  modelInPath: string | null;
  /** The field that limits the output, null when the caller set one. */
  ceiling: Hold["ceiling"];
  /** Fields that are added unless the caller sent them. */
  fields: EndpointCall["fields"];
} & Pick<Family, "changeBody">;

/** The content of a request to a provider, and its type; null when it has none. */
export type ProviderContent = { content: Buffer | Readable; type: string } | null;

/**
 * Returns the body for the provider: the caller's body without Keystead's own fields and with the upstream
 * model.
 */
export function toProviderBody(
  body: RequestBody,
  { model }: Selection,
  { reportsUsage, modelInPath, fields, changeBody, ceiling }: Options,
): ProviderContent {
  if (body.type === "none") return null;
  const { values } = body;
  const removed = {
    ...("runtime_id" in values && { runtime_id: null }),
    ...("runtime" in values && { runtime: null }),
  };
  const isNewModel = modelInPath === null && model !== null && model !== values.model;
  if (body.type === "form") return body.format({ ...removed, ...(isNewModel && { model }) });
  const changes: MemberChanges = {
    ...removed,
    ...toMissingFields(body, fields),
    ...(isNewModel && toModelChange(body, model)),
    ...(modelInPath !== null && "model" in values && { model: null }),
    ...(modelInPath !== null && changeBody?.(body, modelInPath)),
    ...(reportsUsage && toStreamOptions(body)),
    ...(ceiling && toCeilingChanges(body, ceiling)),
  };
  return { content: patchJson(body.bytes, body.members, changes), type: "application/json" };
}

const toModelChange = (body: RequestBody & JsonBody, model: string): MemberChanges =>
  toMemberChange(body, body.modelPath, JSON.stringify(model), NEW_SESSION);

/** Sets the ceiling, and removes the other names of its field, under which the caller sent no valid value. */
function toCeilingChanges(
  body: JsonBody,
  { field, others, tokens }: NonNullable<Hold["ceiling"]>,
): MemberChanges {
  const [first = "", second] = toFieldPath(field);
  const removed: Record<string, null> = {};
  const beside: Record<string, null> = {};
  for (const [name = "", inner = ""] of others.map(toFieldPath)) {
    if (name === first) beside[inner] = null;
    else removed[name] = null;
  }
  if (second === undefined) return { ...removed, [first]: String(tokens) };
  const changes = { ...beside, [second]: String(tokens) };
  return { ...removed, ...toMemberChanges(body, [first], changes) };
}

const toMissingFields = ({ members }: JsonBody, fields: EndpointCall["fields"] = {}): MemberChanges =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => members.every((member) => member.name !== name))
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );

/** Returns whether the caller wants a stream. */
export const wantsStream = ({ values }: RequestBody): boolean => values.stream === true;

/** Returns whether the caller wants the stream event that reports usage. */
export const wantsUsage = ({ values: { stream_options: options } }: RequestBody): boolean =>
  isObject(options) && Reflect.get(options, "include_usage") === true;

/** Returns whether the caller sent stream options of its own. */
export const hasStreamOptions = ({ values }: RequestBody): boolean => values.stream_options != null;

/** Adds `include_usage` to the stream options. An invalid value is left for the provider to refuse. */
function toStreamOptions(body: JsonBody): MemberChanges {
  const { stream_options: options } = body.values;
  if (options == null) return { stream_options: JSON.stringify({ include_usage: true }) };
  if (!isObject(options) || !isFlag(Reflect.get(options, "include_usage"))) return {};
  return toMemberChange(body, ["stream_options", "include_usage"], "true");
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFlag = (value: unknown) => value === undefined || typeof value === "boolean";
