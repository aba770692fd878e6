import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** The class merger. The theme's own sizes and radii are listed, because the library does not know them. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ["12", "13", "14", "16", "20", "28"], radius: ["5", "8", "12"] } },
});

/** Joins class names. If two utilities set one property, the last one wins. */
export const cn = (...values: ClassValue[]) => merge(clsx(values));
