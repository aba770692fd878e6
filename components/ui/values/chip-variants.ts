import { cva } from "class-variance-authority";

/** The classes of a chip. */
export const chipVariants = cva(
  "inline-flex h-5.5 items-center gap-1 rounded-5 border px-1.5 font-mono text-12 leading-none whitespace-nowrap",
  {
    variants: {
      tone: {
        plain: "border-line bg-paper text-ink-2",
        more: "border-line bg-sunken font-sans text-ink-2",
        entry: "border-line bg-sunken text-ink",
        bad: "border-red/45 bg-red-subtle text-red",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);
