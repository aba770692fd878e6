import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/**
 * Returns what a query finds, null for NOT_FOUND and FORBIDDEN. Throws every other error: a lost database is no
 * missing page.
 */
export async function orNull<Data>(found: Promise<Data>): Promise<Data | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) return null;
    throw error;
  }
}

/** Returns what a query finds, and shows the 404 page for NOT_FOUND and FORBIDDEN. */
export const orNotFound = async <Data>(found: Promise<Data>): Promise<Data> =>
  (await orNull(found)) ?? notFound();
