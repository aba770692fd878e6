import type { z } from "zod";
import { createOpenApiDocument, type OperationObject } from "@/lib/http/openapi";
import { ROUTES } from "@/lib/http/routes";
import { createExample } from "./create-example";
import { describeType, type Field, listFields } from "./list-fields";

/** One operation of the API, as the reference shows it. */
export type ReferenceOperation = {
  /** The name in the page's address: `keys.create`. */
  id: string;
  title: string;
  group: string;
  method: string;
  /** The path with parameters in braces. */
  path: string;
  description: string;
  /** Whether the request needs a key. */
  needsKey: boolean;
  parameters: (Field & { in: string })[];
  body: Field[];
  answer: Field[];
  /** An example of the request body, null when there is none. */
  sampleBody: unknown;
};

export type ReferenceGroup = { title: string; operations: ReferenceOperation[] };

/** The group that most readers look for. */
const FIRST = "Gateway";

let groups: readonly ReferenceGroup[] | null = null;

/** Lists the operations of the API in groups, in the order of the route table. */
export function listReference(): readonly ReferenceGroup[] {
  groups ??= createReference();
  return groups;
}

/** Finds an operation by its id. */
export const findReferenceOperation = (id: string): ReferenceOperation | null =>
  listReference()
    .flatMap(({ operations }) => operations)
    .find((operation) => operation.id === id) ?? null;

function createReference(): ReferenceGroup[] {
  const { paths, tags } = createOpenApiDocument(ROUTES);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toReference(path, method, operation)),
  );
  return tags
    .map(({ name }) => ({ title: name, operations: operations.filter(({ group }) => group === name) }))
    .sort((one, other) => Number(other.title === FIRST) - Number(one.title === FIRST));
}

/** Returns an example of a body, null when nothing needs one. */
function toSampleBody(schema: z.core.JSONSchema.JSONSchema | boolean | undefined) {
  if (schema === undefined) return null;
  const example = createExample(schema, "", ["name", "model"]);
  return JSON.stringify(example) === "{}" ? null : example;
}

function toReference(path: string, method: string, operation: OperationObject): ReferenceOperation {
  const {
    operationId,
    summary,
    tags,
    description = "",
    security,
    parameters,
    requestBody,
    responses,
  } = operation;
  const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
  const json = requestBody?.content["application/json"]?.schema;
  const body = json ?? requestBody?.content["multipart/form-data"]?.schema;
  return {
    ...{
      id: operationId,
      title: summary,
      group: tags[0] ?? "",
      method: method.toUpperCase(),
      path,
      description,
    },
    needsKey: security === undefined,
    parameters: parameters.map(({ name, required, schema, description: text = "", ...parameter }) => {
      const [field] = listFields({ type: "object", properties: { [name]: schema } });
      return {
        ...{ name, in: parameter.in, isRequired: required, type: describeType(schema) },
        description: [text, field?.description].filter(Boolean).join(" "),
      };
    }),
    body: listFields(body),
    answer: listFields(success?.content["application/json"]?.schema),
    sampleBody: toSampleBody(json),
  };
}
