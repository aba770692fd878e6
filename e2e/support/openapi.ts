import { z } from "zod";
import { call } from "./call";

/** A JSON Schema in the document, with the parts that tests need to walk it and to generate values. */
export type Schema = z.infer<typeof schema>;
const schema = z.looseObject({
  $ref: z.string().startsWith("#/components/").optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  required: z.array(z.string()).optional(),
  get items() {
    return schema.optional();
  },
  get anyOf() {
    return z.array(schema).min(1).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), schema]).optional();
  },
});

const MEDIA_TYPES = [
  ...["application/json", "application/octet-stream", "multipart/form-data"],
  ...["text/csv", "text/event-stream", "text/plain"],
] as const;

const content = z.partialRecord(z.enum(MEDIA_TYPES), z.object({ schema }));

const operation = z.object({
  operationId: z.string().min(3),
  summary: z.string().min(3),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header"]),
        required: z.boolean(),
        schema,
        style: z.literal("form").optional(),
        explode: z.boolean().optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^(default|[1-5]\d\d)$/),
    z.object({ description: z.string().min(1), content: content.optional() }),
  ),
});

/** The parts of the OpenAPI document that tests read. `lib/http/openapi.test.ts` tests that it is valid. */
const document = z.object({
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().regex(/^(\/([\w.-]+|\{\w+\}(:\w+)?))+$/),
    z.partialRecord(z.enum(["get", "post", "put", "patch", "delete"]), operation),
  ),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

export type Document = z.infer<typeof document>;

/** An operation of the document, with its path and method. */
export type Described = z.infer<typeof operation> & { path: string; method: string };

/** Returns whether an operation takes a signature or a token of its own instead of a key. */
export const takesNoKey = ({ security }: Pick<Described, "security">) =>
  security?.some((scheme) => "signature" in scheme || "metrics" in scheme) ?? false;

/** Returns whether an operation belongs to the gateway, whose bodies and lists are the provider's. */
export const isGateway = ({ path }: Pick<Described, "path">) => /^\/v1(beta)?\//.test(path);

/** Loads the OpenAPI document of a server. */
export async function readDocument(origin: string): Promise<Document> {
  const { body } = await call(origin, "GET", "/api/openapi.json");
  return document.parse(body);
}

/** Lists every operation of a document. Methods are in capitals. */
export function listOperations({ paths }: Document): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      path,
      method: method.toUpperCase(),
    })),
  );
}

/** Values for the required body fields of operations on an object. */
const NEEDED: Record<string, unknown> = {
  ...{ grace_seconds: 60, key: "sample.txt", method: "GET" },
  ...{ limit: "10.00", amount: null },
};

/** Returns the smallest body that an operation on an object takes. */
export function leastBody({ requestBody }: Described): Record<string, unknown> {
  const required = requestBody?.content["application/json"]?.schema.required ?? [];
  return Object.fromEntries(required.map((name) => [name, NEEDED[name]]));
}
