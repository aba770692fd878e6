import { Sheet, SheetSection } from "@/components/ui/sheet";
import type { SheetProps } from "@/components/ui/sheet-panel";

type Props = Pick<SheetProps, "param" | "closeHref"> & {
  /** The kind of resource: "credential". */
  what: string;
};

/** Shows the sheet of a missing or inaccessible resource. */
export function MissingSheet({ what, ...sheet }: Props) {
  return (
    <Sheet title={`No such ${what}`} {...sheet}>
      <SheetSection>
        <p className="text-ink-2 text-13">It may have been deleted, or you don’t have access.</p>
      </SheetSection>
    </Sheet>
  );
}
