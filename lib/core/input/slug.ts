import { z } from "zod";
import { nameConflict } from "@/lib/core/errors/errors";

export const slug = z
  .string()
  .trim()
  .min(1, "A slug cannot be empty")
  .max(63, "At most 63 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single dashes")
  .refine((text) => !isId(text), "A slug cannot look like an id");

/** Returns whether a reference is an id rather than a slug. Slugs never have the form of an id. */
export const isId = (text: string) => z.guid().safeParse(text).success;

/** Returns a slug for a name: letters and digits without accents, joined by hyphens. */
export function toSlug(name: string): string {
  const words = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const base = words.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (isId(base)) return `named-${base}`;
  return base.slice(0, 50).replace(/-+$/, "") || "unnamed";
}

/**
 * Returns the requested slug, or the first free one made from the name.
 * @throws CONFLICT (`taken`) when the requested slug is used.
 */
export async function findFreeSlug(
  asked: string | undefined,
  name: string,
  inUse: (base: string) => Promise<string[]>,
): Promise<string> {
  const base = asked ?? toSlug(name);
  const used = new Set(await inUse(base));
  if (!used.has(base)) return base;
  if (asked !== undefined) throw nameConflict("slug", "This slug is taken");
  let number = 2;
  while (used.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
