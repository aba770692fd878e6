import { z } from "zod";

/** The schema of an email address. It is compared and stored in lower case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters")
  .check(z.email("This is not an email address"));
