import { cva, type VariantProps } from "class-variance-authority";
import type { IconName } from "@/components/ui/icon";

const plain = "border-line-2 bg-paper text-ink hover:bg-hover active:bg-pressed [&_svg]:text-ink-2";

/** The classes of a button, and of a link in its style. */
export const buttonVariants = cva(
  [
    "inline-flex flex-none items-center justify-center gap-1.5 rounded-8 border text-13 leading-none font-medium whitespace-nowrap transition-colors",
    "[&_svg]:-ms-0.5 aria-busy:cursor-progress",
    "off:cursor-not-allowed off:border-transparent off:bg-grey-subtle off:text-ink-3 off:[&_svg]:text-inherit",
  ],
  {
    variants: {
      variant: {
        default: plain,
        primary:
          "border-ink bg-ink text-ink-inverse hover:bg-[color-mix(in_srgb,var(--ink)_86%,var(--paper))] active:bg-[color-mix(in_srgb,var(--ink)_78%,var(--paper))]",
        ghost:
          "border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed [&_svg]:text-ink-2 off:bg-transparent",
        danger: "border-line-2 bg-paper text-red hover:border-red/30 hover:bg-red-subtle",
        "ghost-danger":
          "border-transparent text-red hover:border-red/30 hover:bg-red-subtle off:bg-transparent",
        "danger-solid": "border-transparent bg-danger text-on-solid hover:bg-danger-hover",
      },
      size: {
        s: "h-7 rounded-[7px] px-2.5",
        m: "h-8 px-3",
        l: "h-10 px-4 text-14",
        icon: "size-8 [&_svg]:m-0",
      },
      block: { true: "w-full" },
    },
    defaultVariants: { variant: "default", size: "m" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants> & { icon?: IconName };
