import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

export type Tone = "green" | "grey" | "red" | "amber" | "outline";

type BadgeProps = { tone?: Tone; icon?: IconName; className?: string; children: ReactNode };

/** A state: a shape and a word, so that it is never a colour alone. */
export function Badge({ tone = "grey", icon, className, children }: BadgeProps) {
  return (
    <span className={cn("badge", tone !== "grey" && `badge-${tone}`, className)}>
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
  expiring: ["amber", "clock", "Expiring"],
  archived: ["outline", "archive", "Archived"],
  active: ["green", "disc", "Active"],
  inactive: ["grey", "ring", "Inactive"],
  current: ["green", "disc", "Current"],
  retiring: ["amber", "clock", "Retiring"],
  valid: ["green", "check", "Valid"],
  failed: ["red", "x", "Failed"],
  denied: ["red", "ban", "Denied"],
  succeeded: ["green", "check", "Succeeded"],
  running: ["amber", "clock", "Running"],
  pending: ["grey", "clock", "Pending"],
} as const satisfies Record<string, readonly [Tone, IconName, string]>;

export type BadgeState = keyof typeof states;

/** The badge of a known state; children replace its word ("Retiring, 23 h left"). */
export function StateBadge({ state, children }: { state: BadgeState; children?: ReactNode }) {
  const [tone, icon, word] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {children ?? word}
    </Badge>
  );
}

/** A fact that is no state: Organization, In use, Default. */
export function Tag({ icon, children }: { icon?: IconName; children: ReactNode }) {
  return (
    <Badge tone="outline" icon={icon}>
      {children}
    </Badge>
  );
}
