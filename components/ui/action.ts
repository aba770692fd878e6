import type { z } from "zod";
import type { Result } from "@/lib/core/action-result";
import type { Operation } from "@/lib/core/operation";

/**
 * The server action of an operation, as pages hand it to components. A repeated call with the same token replays the
 * result of the first instead of creating a second record.
 */
export type ActionOf<Kind> =
  Kind extends Operation<infer Input, infer Output>
    ? (organization: string, input: z.input<Input>, token?: string) => Promise<Result<z.input<Output>>>
    : never;

/** What an operation answers, in its JSON form. */
export type DataOf<Kind> = Kind extends Operation<z.ZodType, infer Output> ? z.input<Output> : never;
