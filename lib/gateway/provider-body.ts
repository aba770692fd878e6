import type { Selection } from "@/lib/runtimes/select-runtime";
import type { Family } from "./family";

type Body = Record<string, unknown>;

/** Returns the caller's body as the provider gets it: without our own fields, and with the upstream model. */
export function toProviderBody(body: Body, { model }: Selection, { usageOnRequest }: Family): Body {
  const { runtime_id: _, runtime: __, ...own } = body;
  if (model !== null) own.model = model;
  if (own.stream !== true || !usageOnRequest) return own;
  return { ...own, stream_options: { ...toObject(own.stream_options), include_usage: true } };
}

/** Returns whether the caller wants the stream event that reports usage. */
export const wantsUsage = ({ stream_options }: Body): boolean =>
  Reflect.get(toObject(stream_options), "include_usage") === true;

const toObject = (value: unknown) => (typeof value === "object" && value !== null ? value : {});
