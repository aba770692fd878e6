import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

const variants = cva(
  "inline-flex items-center gap-[5px] align-middle text-12 leading-none font-medium whitespace-nowrap [&_svg]:size-[11px] [&_svg]:stroke-3",
  {
    variants: {
      tone: {
        green: "bg-green-subtle text-green",
        grey: "bg-grey-subtle text-grey",
        red: "bg-red-subtle text-red",
        amber: "bg-amber-subtle text-amber",
        outline: "text-ink-2 inset-ring inset-ring-line-2",
      },
      boxed: { true: "h-5.5 rounded-[6px] ps-[7px] pe-2", false: "h-5 rounded-5 px-1.5" },
    },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof variants>["tone"]>;

type BadgeProps = { tone?: BadgeTone; icon?: IconName; className?: string; children: ReactNode };

/** Shows a state as a colour, an icon and a word, so that no state depends on colour alone. */
export function Badge({ tone = "grey", icon, className, children }: BadgeProps) {
  return (
    <span className={cn(variants({ tone, boxed: tone !== "outline" }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const states = {
  enabled: ["green", "disc", "Enabled"],
  disabled: ["grey", "ring", "Disabled"],
  revoked: ["red", "ban", "Revoked"],
  expired: ["amber", "clock", "Expired"],
  accepted: ["green", "check", "Accepted"],
  expiring: ["amber", "clock", "Expiring"],
  archived: ["outline", "archive", "Archived"],
  active: ["green", "disc", "Active"],
  inactive: ["grey", "ring", "Inactive"],
  unreadable: ["red", "warn", "Unreadable"],
  current: ["green", "disc", "Current"],
  retiring: ["amber", "clock", "Retiring"],
  valid: ["green", "check", "Valid"],
  failed: ["red", "x", "Failed"],
  denied: ["red", "ban", "Denied"],
  succeeded: ["green", "check", "Succeeded"],
  running: ["amber", "clock", "Running"],
  pending: ["grey", "clock", "Pending"],
  refused: ["amber", "ban", "Refused"],
  aborted: ["grey", "minus", "Aborted"],
  cut: ["red", "alert", "Cut off"],
} as const satisfies Record<string, readonly [BadgeTone, IconName, string]>;

export type BadgeState = keyof typeof states;

/** Shows the badge of a known state. Children replace its word: "Retiring, 23 h left". */
export function StateBadge({ state, children }: { state: BadgeState; children?: ReactNode }) {
  const [tone, icon, word] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {children ?? word}
    </Badge>
  );
}

/** Shows a label that is not a state: Organization, In use, Default. */
export function Tag({ icon, children }: { icon?: IconName; children: ReactNode }) {
  return (
    <Badge tone="outline" icon={icon}>
      {children}
    </Badge>
  );
}
