import type { z } from "zod";

/** The request of the public API that a dialog is about to do the same as. */
export type ApiRequest<Input> = {
  /** The row of the route table: "PATCH /api/keys/:id". */
  route: string;
  /** Maps the input of the form to that of the route, if it is another one. Its `id` is the one in the path. */
  toInput?: (input: Input) => Record<string, unknown>;
};

/** A request with the input of the moment. An input with objects or lists in it needs its schema. */
export type CurrentRequest = { route: string; schema?: z.ZodType; getInput: () => Record<string, unknown> };
