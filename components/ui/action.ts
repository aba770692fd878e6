import type { z } from "zod";
import type { Result } from "@/lib/core/action-result";
import type { Operation } from "@/lib/core/operation";

/** The server action of an operation, as pages hand it to what they show. */
export type ActionOf<Kind> =
  Kind extends Operation<infer Input, infer Output>
    ? (organization: string, input: z.input<Input>) => Promise<Result<z.input<Output>>>
    : never;

/** What an operation answers, in its JSON form. */
export type DataOf<Kind> = Kind extends Operation<z.ZodType, infer Output> ? z.input<Output> : never;
