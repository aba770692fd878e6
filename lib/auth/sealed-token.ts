import { z } from "zod";
import { type FernetKey, open, SealError, seal } from "@/lib/crypto/fernet";

/** Seals a value as a token. */
export const sealToken = (keys: readonly FernetKey[], value: unknown): string =>
  seal(keys, JSON.stringify(value));

/** Parses a token, null when it is older than `minutes`, was not made here, or has a value of another shape. */
export function parseToken<Schema extends z.ZodType>(
  keys: readonly FernetKey[],
  token: string,
  schema: Schema,
  minutes = 5,
): z.output<Schema> | null {
  try {
    const text = open(keys, token, { seconds: minutes * 60, now: Math.floor(Date.now() / 1000) });
    return schema.parse(JSON.parse(text.toString()));
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return null;
    throw error;
  }
}
