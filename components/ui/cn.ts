import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** The sizes and radii of the theme, which the library does not know by itself. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ["12", "13", "14", "16", "20", "28"], radius: ["5", "8", "12"] } },
});

/** Joins class names; of two utilities for one property the last one stays. */
export const cn = (...values: ClassValue[]) => merge(clsx(values));
