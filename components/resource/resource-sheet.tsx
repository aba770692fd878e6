import type { ComponentProps, ReactNode } from "react";
import { Sheet, SheetSection } from "@/components/ui/dialogs/sheet";

type Props = ComponentProps<typeof Sheet> & {
  /** The state of the resource. */
  badges: ReactNode;
  /** The actions that the user may run. Absent for readers. */
  acts: ReactNode;
};

/** Shows a resource beside its list: its state and actions, then its sections. */
export function ResourceSheet({ badges, acts, children, ...sheet }: Props) {
  return (
    <Sheet {...sheet}>
      <SheetSection>
        <div className="flex min-w-0 flex-wrap items-center justify-between gap-2">
          <span className="flex min-w-0 items-center gap-2">{badges}</span>
          {acts && <span className="flex min-w-0 items-center gap-2">{acts}</span>}
        </div>
      </SheetSection>
      {children}
    </Sheet>
  );
}
