import { z } from "zod";
import { ERRORS } from "@/lib/core/errors/errors";
import type { Operation } from "@/lib/core/operations/operation";
import { toScope } from "@/lib/core/operations/permissions";
import { findPrefix } from "./find-prefix";
import { type Endpoint, isEndpoint, type Method, type Row, type Style } from "./route";
import { toWireSchema } from "./wire-names";

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Content = Record<string, { schema: JsonSchema | boolean }>;

/** A parameter of an operation, in the path, the query or a header. */
export type Parameter = {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: JsonSchema | boolean;
};

/** The description of an operation in the document. */
export type OperationObject = {
  operationId: string;
  summary: string;
  tags: string[];
  description?: string;
  security?: Record<string, never[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content: Content }>;
};

const DESCRIPTION = `Issue, govern and account for API keys, and call AI models through the gateway.

Send a key as \`Authorization: Bearer sk_live_…\`. Every error has the body \`Error\` and the request's id, also in the \`X-Request-Id\` header. Lists take \`limit\` and \`cursor\`. A change that sends the \`version\` it read fails with 409 when the object has changed since.`;

/** Creates the OpenAPI 3.1 document of a route table, from the schemas that validate requests. */
export function createOpenApiDocument(table: readonly Row[]) {
  const paths: Record<string, Record<string, OperationObject>> = {};
  const usedNames = new Set<string>();
  for (const row of table) {
    const [method, path] = row;
    const template = toTemplate(path);
    const entry = { ...toNames(row, usedNames), ...toOperationObject(row) };
    paths[template] = { ...paths[template], [method.toLowerCase()]: entry };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Keystead API",
      version: "1",
      description: DESCRIPTION,
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    tags: [...new Set(table.map(([, , target]) => toTag(target)))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key's secret: `sk_live_…`" },
        metrics: { type: "http", scheme: "bearer", description: "The token in `METRICS_TOKEN`" },
        signature: { type: "apiKey", in: "header", name: "Github-Public-Key-Signature" },
      },
      schemas: { Error: errorSchema },
    },
  };
}

/** Returns a path in OpenAPI form: `/api/keys/{id}`. */
export const toTemplate = (path: string) => path.replace(/\/:(\w+)\+?/g, "/{$1}");

const listParameters = (path: string) => [...path.matchAll(/\/:(\w+)/g)].map(([, name]) => name ?? "");

/**
 * Returns the operationId and summary of a route. Later routes of one target add their parameters:
 * `credentials.listByProvider`.
 */
function toNames([, path, { name, title }]: Row, used: Set<string>) {
  const isFurther = used.has(name);
  used.add(name);
  if (!isFurther) return { operationId: name, summary: title };
  const parameters = listParameters(path).map((parameter) => parameter.replace(/_id$/, ""));
  const suffix = parameters.map((parameter) => parameter.charAt(0).toUpperCase() + parameter.slice(1));
  return {
    operationId: `${name}By${suffix.join("And")}`,
    summary: `${title} by ${parameters.join(" and ")}`,
  };
}

/** Returns the OpenAPI tag from a route's name: `storageUnits.list` → `Storage units`. */
const toTag = ({ name }: Operation | Endpoint) =>
  name.charAt(0).toUpperCase() +
  name.slice(1, name.indexOf(".")).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function toOperationObject([method, path, target]: Row): Omit<OperationObject, "operationId" | "summary"> {
  const { style = {} } = findPrefix(path) ?? {};
  return {
    tags: [toTag(target)],
    ...toAccess(target),
    ...toInput(method, path, target, style),
    responses: {
      [toStatus(method, target)]: {
        description: "Success",
        content: {
          ...(isEndpoint(target) && target.mediaType
            ? { [target.mediaType]: { schema: { type: "string" } } }
            : toContent(toOutputSchema(target, style))),
          ...(isEndpoint(target) &&
            target.streams && { "text/event-stream": { schema: { type: "string" } } }),
        },
      },
      default: { description: "Error", content: toContent(toErrorSchema(style)) },
    },
  };
}

function toStatus(method: Method, target: Operation | Endpoint): string {
  if (isEndpoint(target)) return target.accepts ? "202" : "200";
  return method === "POST" && target.creates ? "201" : "200";
}

function toAccess(target: Operation | Endpoint): Pick<OperationObject, "security" | "description"> {
  const access = isEndpoint(target) ? target.access : { scope: toScopes(target) };
  if (access === "public") return { security: [] };
  if (access === "signature") {
    return {
      security: [{ signature: [] }],
      description: "The body is signed with the key that the `Github-Public-Key-Identifier` header names.",
    };
  }
  if (access === "metrics") {
    return { security: [{ metrics: [] }], description: "Not found unless `METRICS_TOKEN` is set." };
  }
  return {
    description: access.scope ? `Requires the scope \`${access.scope}\`.` : "Requires any valid key.",
  };
}

const toScopes = ({ permission, orPermission }: Operation) =>
  permission && [permission, ...(orPermission ? [orPermission] : [])].map(toScope).join("` or `");

function toInput(
  method: Method,
  path: string,
  target: Operation | Endpoint,
  style: Style,
): Pick<OperationObject, "parameters" | "requestBody"> {
  const { input } = target;
  const inPath = listParameters(path);
  const schema: JsonSchema = input ? toWireSchema(input, "input", style.names) : {};
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = (schema.required ?? []).filter((name) => !inPath.includes(name));
  const pathParameters = inPath.map(
    (name): Parameter => ({ name, in: "path", required: true, schema: { type: "string" } }),
  );
  if (method === "GET" || method === "DELETE") {
    const query = properties.map(([name, field]) => toQueryParameter(name, field, required.includes(name)));
    return { parameters: [...pathParameters, ...query] };
  }
  const isList = schema.type === "array";
  const isAny = input instanceof z.ZodUnknown;
  const isWhole = isList || isAny;
  const body = isWhole ? schema : { ...schema, properties: Object.fromEntries(properties), required };
  const isRequired = isList || method === "PATCH" || required.length > 0;
  const creates = isEndpoint(target) ? target.accepts : target.creates;
  return {
    parameters: [...pathParameters, ...(creates ? [IDEMPOTENCY_KEY] : [])],
    ...((isWhole || properties.length > 0) && {
      requestBody: {
        required: isRequired,
        content: toContent(body, isEndpoint(target) ? target.inputType : undefined),
      },
    }),
  };
}

const IDEMPOTENCY_KEY: Parameter = {
  ...{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 255 } },
  description:
    "Makes the request safe to repeat: for 24 hours a repetition answers the object that was created.",
};

const toQueryParameter = (name: string, schema: JsonSchema | boolean, required: boolean): Parameter => ({
  ...{ name, in: "query", required },
  ...(typeof schema === "object" && schema.type === "array" && { style: "form", explode: false }),
  schema,
});

function toOutputSchema({ output }: Operation | Endpoint, style: Style): JsonSchema {
  if (!output) return { type: "object" };
  const whole = toWireSchema(output, "output", style.names);
  const { next_cursor: cursor, data } = whole.properties ?? {};
  return style.plainLists && cursor && typeof data === "object" ? data : whole;
}

const ERROR = { $ref: "#/components/schemas/Error" };

/** Returns the schema of errors, with the fields that a contract has beside the envelope. */
function toErrorSchema({ beside, errorSchema: own, names }: Style): JsonSchema {
  if (own) return toWireSchema(own, "output", names);
  if (!beside) return ERROR;
  const properties = Object.entries(beside("")).map(([name, value]) => [name, toScalarSchema(value)]);
  return { allOf: [ERROR, { type: "object", properties: Object.fromEntries(properties) }] };
}

const toScalarSchema = (value: unknown): JsonSchema => ({
  type: typeof value === "boolean" ? "boolean" : "string",
});

const toContent = (schema: JsonSchema, type = "application/json") => ({ [type]: { schema } });

const errorSchema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS)),
      message: z.string(),
      type: z.string(),
      reason: z
        .string()
        .nullable()
        .meta({ description: "Says more exactly why, where one code has several causes" }),
      param: z.string().nullable().meta({ description: "The field that is wrong" }),
      fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
    request_id: z.string(),
  }),
  { io: "input" },
);
