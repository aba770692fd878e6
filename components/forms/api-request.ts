import type { z } from "zod";

/** The request of the public API that has the same effect as a dialog's form. */
export type ApiRequest<Input> = {
  /** The row of the route table: "PATCH /api/keys/:id". */
  route: string;
  /** Maps the input of the form to the input of the route, if they differ. Its `id` is the one in the path. */
  toInput?: (input: Input) => Record<string, unknown>;
};

/** A request with what the form contains now. Input with nested objects or lists needs its schema. */
export type CurrentRequest = { route: string; schema?: z.ZodType; getInput: () => Record<string, unknown> };
