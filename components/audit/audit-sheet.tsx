import { LinkButton } from "@/components/ui/buttons/link-button";
import { Card } from "@/components/ui/card";
import { Diff } from "@/components/ui/code/diff";
import { Sheet, SheetSection } from "@/components/ui/dialogs/sheet";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { fullTime } from "@/components/ui/values/format";
import { actionWords } from "./action-words";
import { toFactLines } from "./fact-lines";
import type { AuditEntry } from "./types";

type Props = {
  entry: AuditEntry;
  closeHref: string;
  /** The address of all entries about its subject. */
  subjectHref: string;
};

/** Shows an audit entry beside the list, with the facts before and after. */
export function AuditSheet({ entry, closeHref, subjectHref }: Props) {
  const { sequence, at, actor, actorName, action, subject, subjectName, before, after, ip, client } = entry;
  const lines = toFactLines(before, after);
  return (
    <Sheet
      title={`${actorName} ${actionWords(action, subject)} ${subjectName}`}
      subtitle={`Entry ${sequence.toLocaleString("en")}`}
      closeHref={closeHref}
    >
      <SheetSection title="Change">
        <Card>
          {lines.length > 0 ? (
            <Diff lines={lines} />
          ) : (
            <p className="p-3 text-13 text-ink-2">No field was changed.</p>
          )}
        </Card>
      </SheetSection>
      <SheetSection title="Details">
        <DescriptionList tight>
          <DescriptionItem term="Time">{fullTime(at)}</DescriptionItem>
          <DescriptionItem term="Actor">
            {actorName}, <code className="text-12">{actor}</code>
          </DescriptionItem>
          <DescriptionItem term="Action">
            <code className="text-12">{action}</code>
          </DescriptionItem>
          <DescriptionItem term="Subject">
            <code className="text-12">{subject}</code>
          </DescriptionItem>
          <DescriptionItem term="Address">{ip ?? "The server itself"}</DescriptionItem>
          {client && <DescriptionItem term="Client">{client}</DescriptionItem>}
        </DescriptionList>
        <div className="mt-3">
          <LinkButton size="s" href={subjectHref} prefetch={false}>
            All entries about {subjectName}
          </LinkButton>
        </div>
      </SheetSection>
    </Sheet>
  );
}
