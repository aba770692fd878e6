import type { AppError } from "./errors";

/** Turns violations of named constraints into the errors that callers expect; everything else passes. */
export async function refusing<Result>(
  work: Promise<Result>,
  constraints: Record<string, () => AppError>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const refusal = constraints[constraintOf(error) ?? ""];
    throw refusal ? refusal() : error;
  }
}

function constraintOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("constraint" in error && typeof error.constraint === "string") return error.constraint;
  return constraintOf(error.cause);
}
