import { z } from "zod";

/** Returns the inner schema without optional, nullable, default and codec wrappers. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  if (def.type === "pipe") return unwrap((schema as z.core.$ZodPipe)._zod.def.in);
  if ("innerType" in def) return unwrap(def.innerType as z.core.$ZodType);
  return schema;
}

/** Returns the fields of an object schema, null for any other schema. */
export function getObjectFields(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null {
  const inner = unwrap(schema);
  return inner instanceof z.core.$ZodObject ? inner._zod.def.shape : null;
}
