import type { z } from "zod";
import type { Result } from "@/lib/core/errors/action-result";
import type { Operation } from "@/lib/core/operations/operation";

/**
 * The server action of an operation. A repeated call with an earlier token returns the first call's result
 * and creates no second record.
 */
export type ActionOf<Kind> =
  Kind extends Operation<infer Input, infer Output>
    ? (organization: string, input: z.input<Input>, token?: string) => Promise<Result<z.input<Output>>>
    : never;

/** The output of an operation, in its JSON form. */
export type DataOf<Kind> = Kind extends Operation<z.ZodType, infer Output> ? z.input<Output> : never;
