import { cva } from "class-variance-authority";

/** The classes of an icon button. */
export const iconButtonVariants = cva(
  "inline-grid size-7 flex-none place-items-center rounded-[6px] text-ink-3 transition-colors hover:bg-pressed hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-45 aria-expanded:bg-pressed aria-expanded:text-ink max-sm:size-9",
  { variants: { danger: { true: "hover:bg-red-subtle hover:text-red" } } },
);
