import type { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { readJsonBody, readOptionalJsonBody, refuseUnstorable } from "@/lib/core/input/body";
import { getObjectFields } from "@/lib/core/input/schema-fields";
import type { ApiRequest, Style } from "./route";
import { fromWire, parseQuery, toWireName, type WireNames } from "./wire-names";

const BODY_BYTES = 1024 * 1024;

/**
 * Returns the input of a request from its path, query (GET, DELETE) and body (except GET), with the schema's
 * field names.
 * @throws INVALID_REQUEST when the body repeats a path parameter, or contains values that cannot be stored.
 */
export async function readInput(
  { request, method, url, params }: ApiRequest,
  schema: z.ZodType,
  style: Style,
) {
  const { names } = style;
  const inPath = toOwnNames(params, schema, names);
  const requiresBody = method === "PATCH" || (method === "PUT" && hasChanges(schema, inPath));
  const body = method === "GET" ? {} : await readBody(request, schema, names, requiresBody);
  const query = method === "GET" || method === "DELETE" ? parseQuery(schema, url.searchParams, style) : {};
  for (const name of Object.keys(inPath)) {
    if (Object.hasOwn(body, name)) throw invalidField(name, "This field is set by the path");
  }
  const input = { ...body, ...query, ...inPath };
  refuseUnstorable(input);
  return input;
}

/** Returns whether a schema has fields to change: more than a version and the parameters of the path. */
const hasChanges = (schema: z.ZodType, inPath: Record<string, unknown>) =>
  Object.keys(getObjectFields(schema) ?? {}).some((field) => field !== "version" && !(field in inPath));

/** Returns a JSON body with the schema's field names, `{}` for a missing one that is not required. */
export async function readBody(request: Request, schema: z.ZodType, names?: WireNames, requiresBody = false) {
  const read = requiresBody ? readJsonBody : readOptionalJsonBody;
  return fromWire(schema, await read(request, BODY_BYTES), names);
}

function toOwnNames(params: ApiRequest["params"], schema: z.ZodType, names?: WireNames) {
  const fields = Object.keys(getObjectFields(schema) ?? {});
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = params[toWireName(field, names)];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}
