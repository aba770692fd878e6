import type { AppError } from "./errors";

/** Maps violations of named database constraints to errors. Other errors pass unchanged. */
export async function mapConstraintErrors<Result>(
  work: Promise<Result>,
  constraints: Record<string, () => AppError>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const refusal = constraints[findConstraint(error) ?? ""];
    throw refusal ? refusal() : error;
  }
}

function findConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("constraint" in error && typeof error.constraint === "string") return error.constraint;
  return findConstraint(error.cause);
}
