"use client";

import { cn } from "@/components/ui/cn";
import type { icons } from "@/components/ui/icons";
import file from "@/components/ui/icons.svg";

export type IconName = keyof typeof icons;

type Props = { name: IconName; size?: 12 | 14 | 16; label?: string; className?: string };

const drawings: { src: string } = file;
const sizes = { 12: "size-3 stroke-[2.5]", 14: "size-3.5", 16: "" };

/**
 * Shows an icon, 16 px by default. Without a label it is hidden from screen readers. It is a client component, so that
 * the server renders its SVG without inline styles.
 */
export function Icon({ name, size = 16, label, className }: Props) {
  const drawing = (
    <svg data-icon={name} className={cn(sizes[size], className) || undefined} aria-hidden="true">
      <use href={`${drawings.src}#${name}`} />
    </svg>
  );
  if (!label) return drawing;
  return (
    <span role="img" aria-label={label}>
      {drawing}
    </span>
  );
}
