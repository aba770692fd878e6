import { Icon } from "@/components/ui/icon";

/** The outcome of a form that stays where it is, read out when it comes. */
export function Outcome({ children }: { children: string | false | null }) {
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-13 text-green">
      {children && <Icon name="check" />}
      {children}
    </span>
  );
}
