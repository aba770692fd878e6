import { cva } from "class-variance-authority";

/** The classes of an input, a textarea, a chip input or a select. */
export const controlVariants = cva(
  [
    "h-8.5 w-full rounded-8 border bg-(--control) px-2.5 text-13 text-ink transition-colors placeholder:text-ink-3 placeholder:opacity-100",
    "focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent",
    "[&[readonly]]:bg-sunken [&[readonly]]:text-ink-2",
    "disabled:cursor-not-allowed disabled:bg-grey-subtle disabled:text-ink-3",
    "max-sm:text-[16px] max-sm:[&:is(input,select,button)]:min-h-10",
  ],
  {
    variants: {
      invalid: {
        true: "border-red",
        false: "border-line-2 hover:border-line-3 aria-invalid:border-red",
      },
    },
    defaultVariants: { invalid: false },
  },
);
