import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups } from "@/components/ui/class-groups";

const merge = createTailwindMerge(() => classGroups);

/** Joins class names. If two utilities set one property, the last one wins. */
export const cn = (...values: ClassValue[]) => merge(clsx(values));
