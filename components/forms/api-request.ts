import type { z } from "zod";

/** The request of the public API that has the same effect as a dialog's form. */
export type ApiRequest<Input> = {
  /** The row of the route table: "PATCH /api/keys/:id". */
  route: string;
  /** Maps the input of the form to the input of the route, if they differ. Its `id` is the one in the path. */
  toInput?: (input: Input) => Record<string, unknown>;
  /** Lists the secrets in the input of the route. */
  toSecrets?: (input: Input) => readonly SecretValue[];
};

/** A secret in the input of a route, at a dotted path. Commands read it from an environment variable. */
export type SecretValue = {
  path: string;
  variable: string;
  /** Whether the variable holds a JSON file, which has quotes and line breaks. */
  isFile: boolean;
};

/** A request with what the form contains now. Input with nested objects or lists needs its schema. */
export type CurrentRequest = {
  route: string;
  schema?: z.ZodType;
  getInput: () => Record<string, unknown>;
  getSecrets?: (() => readonly SecretValue[]) | undefined;
};
