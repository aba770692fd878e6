import { cva } from "class-variance-authority";

/** The classes of an item of a menu or a list of options. */
export const menuItemVariants = cva(
  [
    "flex min-h-8 w-full cursor-pointer items-center gap-[9px] rounded-[6px] px-2 py-1 text-left text-13 outline-0 max-sm:min-h-10",
    "hover:bg-hover data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3 [&_svg]:size-[15px]",
  ],
  {
    variants: {
      danger: {
        true: "text-red hover:bg-red-subtle data-highlighted:bg-red-subtle",
        false: "text-ink [&_svg]:text-ink-3",
      },
    },
    defaultVariants: { danger: false },
  },
);

/** The classes of a heading or a note in a menu or a list of options. */
export const menuLabel = "px-2 pt-1.5 pb-1 text-12 font-medium text-ink-3";
