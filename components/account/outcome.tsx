import { Icon } from "@/components/ui/icon";

/** Shows the outcome of a form that stays on the page. Screen readers announce it. */
export function Outcome({ children }: { children: string | false | null }) {
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-13 text-green">
      {children && <Icon name="check" />}
      {children}
    </span>
  );
}
