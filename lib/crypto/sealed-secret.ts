import { z } from "zod";
import { type FernetKey, open, SealError, seal } from "@/lib/crypto/fernet";

/** The binding of a sealed value: its organization, the row that it belongs to, and the field. */
export type SealContext = { organizationId: string; subjectId: string; field: string };

const boundValue = z.strictObject({
  organizationId: z.string(),
  subjectId: z.string(),
  field: z.string(),
  value: z.string(),
});

/** Seals a value together with its binding, since Fernet has no associated data. */
export function sealBound(keys: readonly FernetKey[], context: SealContext, value: string): string {
  const { organizationId, subjectId, field } = context;
  return seal(keys, JSON.stringify({ organizationId, subjectId, field, value }));
}

/**
 * Opens a value that `sealBound` sealed.
 * @throws SealError when it cannot be opened or has another binding.
 */
export function openBound(keys: readonly FernetKey[], context: SealContext, token: string): string {
  const bound = boundValue.safeParse(json(open(keys, token).toString("utf8")));
  if (!bound.success) throw new SealError();
  const { organizationId, subjectId, field, value } = bound.data;
  const moved =
    organizationId !== context.organizationId || subjectId !== context.subjectId || field !== context.field;
  if (moved) throw new SealError("This sealed value belongs to another place");
  return value;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SealError();
  }
}
