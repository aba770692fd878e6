import type { AppError } from "./errors";

/** Replaces violations of the named database constraints by their errors. Other errors stay unchanged. */
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
