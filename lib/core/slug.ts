import { z } from "zod";
import { nameConflict } from "./errors";

export const slug = z
  .string()
  .trim()
  .min(1, "A slug cannot be empty")
  .max(63, "At most 63 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single dashes")
  .refine((text) => !isId(text), "A slug cannot look like an id");

/** Whether a reference is an id: where a slug may stand as well, what looks like an id is one. */
export const isId = (text: string) => z.guid().safeParse(text).success;

/** A slug for a name: its letters and digits, without accents, joined by dashes. */
export function toSlug(name: string): string {
  const words = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const base = words.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (isId(base)) return `named-${base}`;
  return base.slice(0, 50).replace(/-+$/, "") || "unnamed";
}

/** The slug that was asked for, or the first free one after the name. Throws CONFLICT (`taken`). */
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
