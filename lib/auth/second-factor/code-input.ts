import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";

/** The schema of a code of an authenticator app, or of a recovery code. */
export const code = z.string().trim().min(1, "Enter a code").max(50, "At most 50 characters");

/** Returns the error for a code that is wrong or was used before. */
export const wrongCode = () => invalidField("code", "Wrong code, or used before");
