import { z } from "zod";

const LONGEST_BYTES = 1_024;

/**
 * The schema of an object's key. Clients resolve `.` and `..` in a URL, so a link to such a key would open
 * another object.
 */
export const objectKey = z
  .string()
  .min(1, "Enter a key")
  .refine((key) => new TextEncoder().encode(key).length <= LONGEST_BYTES, `At most ${LONGEST_BYTES} bytes`)
  .refine((key) => !/\p{Cc}/u.test(key), "Contains invalid characters")
  .refine(
    (key) => !key.split("/").some((part) => part === "." || part === ".."),
    "Cannot contain . or .. as a part",
  );
