import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors/errors";

/**
 * Returns the result of a query, null for NOT_FOUND and FORBIDDEN. Throws every other error, so that a lost
 * database is not shown as a missing page.
 */
export async function orNull<Data>(found: Promise<Data>): Promise<Data | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) return null;
    throw error;
  }
}

/** Returns the result of a query. Shows the 404 page for NOT_FOUND and FORBIDDEN. */
export const orNotFound = async <Data>(found: Promise<Data>): Promise<Data> =>
  (await orNull(found)) ?? notFound();
