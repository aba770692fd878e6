import { Sheet, SheetSection } from "@/components/ui/dialogs/sheet";

/** Shows the sheet of a missing or inaccessible resource. `what` is the kind of resource: "credential". */
export function MissingSheet({ what, closeHref }: { what: string; closeHref: string }) {
  return (
    <Sheet title={`No such ${what}`} closeHref={closeHref}>
      <SheetSection>
        <p className="text-ink-2 text-13">It may have been deleted, or you don’t have access.</p>
      </SheetSection>
    </Sheet>
  );
}
