import { z } from "zod";
import { toCurl } from "@/lib/http/reference/request-samples";
import { toWire } from "@/lib/http/wire-names";
import type { CurrentRequest } from "./api-request";

/** Returns the curl command of a request. It reads the key from KEYSTEAD_API_KEY. */
export function toRequestCurl(
  origin: string,
  { route, schema = z.object({}), getInput }: CurrentRequest,
): string {
  const [method = "", pattern = ""] = route.split(" ");
  const { id, ...input } = getInput();
  const path = pattern.replace(":id", encodeURIComponent(String(id)));
  const sampleBody = toWire(schema, method === "POST" ? dropBlank(input) : input);
  return toCurl(origin, { method, path, parameters: [], sampleBody, needsKey: true });
}

/** Drops the values that mean the default where something is created. */
const dropBlank = (input: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => !isBlank(value)));

const isBlank = (value: unknown) =>
  value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
