import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

const icons = { plain: "info", amber: "warn", red: "alert", green: "check" } as const satisfies Record<
  string,
  IconName
>;

const variants = cva(
  [
    "flex gap-2.5 rounded-8 border px-3 py-2.5 text-13 max-sm:flex-wrap [&_strong]:font-medium [&>svg]:mt-0.5",
    "[&>:is(button,a)]:-my-1 [&>:is(button,a)]:-mr-1.5 [&>:is(button,a)]:self-center",
    "[--skeleton:color-mix(in_srgb,currentColor_14%,transparent)]",
  ],
  {
    variants: {
      tone: {
        plain: "border-line bg-sunken text-ink-2 [&_strong]:text-ink",
        amber: "border-transparent bg-amber-subtle text-amber-note [&_strong]:text-amber [&>svg]:text-amber",
        red: "border-transparent bg-red-subtle text-red-note [&_strong]:text-red [&>svg]:text-red",
        green: "border-transparent bg-green-subtle text-green-note [&_strong]:text-green [&>svg]:text-green",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

type Props = {
  tone?: NonNullable<VariantProps<typeof variants>["tone"]>;
  icon?: IconName;
  /** The start of the message, in bold. The children are the rest. */
  strong?: ReactNode;
  action?: ReactNode;
  role?: "status" | "alert";
  className?: string;
  children?: ReactNode;
};

/** Shows a message about the page or the form. It stays visible. */
export function Alert({
  tone = "plain",
  icon = icons[tone],
  strong,
  action,
  role,
  className,
  children,
}: Props) {
  return (
    <div className={cn(variants({ tone }), className)} role={role}>
      <Icon name={icon} />
      <span className="min-w-0 flex-1 wrap-anywhere max-sm:basis-[70%]">
        {strong && <strong>{strong}</strong>} {children}
      </span>
      {action}
    </div>
  );
}
