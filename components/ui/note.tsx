import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

const icons = { plain: "info", amber: "warn", red: "alert", green: "check" } as const satisfies Record<
  string,
  IconName
>;

type Props = {
  tone?: keyof typeof icons;
  icon?: IconName;
  /** The fact, in a few words; the rest of the sentence is the children. */
  strong?: ReactNode;
  action?: ReactNode;
  role?: "status" | "alert";
  className?: string;
  children?: ReactNode;
};

/** A lasting fact about the page. */
export function Note({
  tone = "plain",
  icon = icons[tone],
  strong,
  action,
  role,
  className,
  children,
}: Props) {
  return (
    <div className={cn("note", tone !== "plain" && `note-${tone}`, className)} role={role}>
      <Icon name={icon} />
      <span className="min-w-0 flex-1">
        {strong && <strong>{strong}</strong>} {children}
      </span>
      {action}
    </div>
  );
}
