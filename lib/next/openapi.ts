import { z } from "zod";
import type { Operation } from "@/lib/core/operation";
import { toWireSchema } from "@/lib/core/wire";
import type { Handler, Method, Style } from "./routes";

export type RouteModule = Partial<Record<Method, Handler>>;

/** What a route says of itself that stands in no operation. */
export type Described = {
  summary: string;
  scope?: string | null;
  /** Signed by a partner, instead of sent with a key. */
  isSigned?: boolean;
  body?: Record<string, unknown>;
  answer?: Record<string, unknown>;
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const ERROR = { $ref: "#/components/schemas/Error" };
const failure = { description: "An error, in the envelope of every error", content: json(ERROR) };

/** The OpenAPI 3.1 document of these routes, from the very schemas that validate. */
export function openApiDocument(
  routes: Record<string, RouteModule>,
  byHand: Record<string, Partial<Record<Method, Described>>>,
) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [path, module] of Object.entries(routes)) {
    for (const method of METHODS) {
      const handler = module[method];
      if (handler?.operation) add(paths, path, method, operationEntry(path, method, handler));
    }
  }
  for (const [path, methods] of Object.entries(byHand)) {
    for (const [method, described] of Object.entries(methods))
      add(paths, path, method, byHandEntry(path, described));
  }
  return {
    openapi: "3.1.0",
    info: { title: "Keystead", version: "1", description: "Issue, govern and account for API keys." },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer" },
        signature: { type: "apiKey", in: "header", name: "Github-Public-Key-Signature" },
      },
      schemas: { Error: errorSchema },
    },
  };
}

function add(paths: Record<string, Record<string, unknown>>, path: string, method: string, entry: unknown) {
  const pattern = path.replace(/\[([a-z_]+)\]/g, "{$1}");
  paths[pattern] = { ...paths[pattern], [method.toLowerCase()]: entry };
}

function operationEntry(path: string, method: Method, { operation, style }: Handler) {
  if (!operation) return {};
  const inPath = listParameters(path);
  const input = toWireSchema(operation.input, "input", style?.names);
  const free = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = input.required?.filter((name) => !inPath.includes(name)) ?? [];
  const inQuery = method === "GET" || method === "DELETE";
  const body = { ...input, properties: Object.fromEntries(free), required };
  return {
    summary: toSummary(path, method, operation.creates),
    description: operation.permission
      ? `Takes the scope \`${operation.permission}\`.`
      : "Takes any valid key.",
    parameters: [
      ...inPath.map(pathParameter),
      ...(inQuery ? free : []).map(([name, schema]) => ({
        name,
        in: "query",
        required: required.includes(name),
        ...(typeof schema === "object" && schema.type === "array" && { style: "form", explode: false }),
        schema,
      })),
    ],
    ...(!inQuery &&
      free.length > 0 && { requestBody: { required: required.length > 0, content: json(body) } }),
    responses: {
      [method === "POST" && operation.creates ? "201" : "200"]: {
        description: "Done",
        content: json(answerSchema(operation, style)),
      },
      default: failure,
    },
  };
}

const listParameters = (path: string) => [...path.matchAll(/\[([a-z_]+)\]/g)].map(([, name]) => name ?? "");
const pathParameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

function answerSchema(operation: Operation, style: Style | undefined) {
  const whole = toWireSchema(operation.output, "output", style?.names);
  const { next_cursor: cursor, data } = whole.properties ?? {};
  return style?.plainLists && cursor && data ? data : whole;
}

const VERBS: Record<Method, string> = {
  GET: "Read",
  POST: "Create",
  PUT: "Edit",
  PATCH: "Edit",
  DELETE: "Delete",
  OPTIONS: "",
};

/** "Create keys", "Rotate keys", "Read projects": the verb of the last segment, or of the method. */
function toSummary(path: string, method: Method, creates: boolean) {
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== "api");
  const named = segments.filter((segment) => !segment.startsWith("["));
  const [noun = "", last = noun] = [named[0], named.at(-1)];
  const verb = named.length > 1 && !creates ? last : VERBS[method];
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${noun}`.replaceAll("-", " ");
}

function byHandEntry(path: string, { body, answer, ...described }: Described) {
  return {
    summary: described.summary,
    parameters: listParameters(path).map(pathParameter),
    ...accessEntry(described),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      "200": { description: "Done", content: json(answer ?? { type: "object" }) },
      default: failure,
    },
  };
}

function accessEntry({ scope, isSigned }: Described) {
  if (isSigned) {
    const description =
      "Signed with a key that `Github-Public-Key-Identifier` names and LEAK_PUBLIC_KEYS holds.";
    return { security: [{ signature: [] }], description };
  }
  if (scope === null) return { security: [] };
  return { description: scope ? `Takes the scope \`${scope}\`.` : "Takes any valid key." };
}

function json(schema: unknown) {
  return { "application/json": { schema } };
}

const errorSchema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      type: z.string(),
      reason: z.string().nullable(),
      param: z.string().nullable(),
      fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
    request_id: z.string(),
  }),
  { io: "input" },
);
