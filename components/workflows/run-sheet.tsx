import { DeliveryBadge } from "@/components/deliveries/delivery-badge";
import { DeliverySections } from "@/components/deliveries/delivery-sections";
import { Redeliver } from "@/components/deliveries/redeliver";
import { ResourceSheet } from "@/components/resource/resource-sheet";
import { CopyIcon } from "@/components/ui/buttons/copy-button";
import { TextLink } from "@/components/ui/buttons/text-link";
import { SheetSection } from "@/components/ui/dialogs/sheet";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { fullTime } from "@/components/ui/values/format";
import { toRunStarter } from "./to-run-starter";
import type { Run, WorkflowActions } from "./types";

type Props = {
  organization: string;
  workflow: string;
  run: Run;
  mayWrite: boolean;
  redeliver: WorkflowActions["redeliver"];
  closeHref: string;
};

/** Shows a run beside the list: who started it, its attempts, its payload and the last answer. */
export function RunSheet({ organization, workflow, run, mayWrite, redeliver, closeHref }: Props) {
  const { id, status, keyId, keyName, createdAt } = run;
  return (
    <ResourceSheet
      title={`Run of ${workflow}`}
      subtitle={fullTime(createdAt)}
      closeHref={closeHref}
      badges={<DeliveryBadge of={run} />}
      acts={
        mayWrite &&
        status !== "delivering" && <Redeliver organization={organization} id={id} redeliver={redeliver} />
      }
    >
      <SheetSection>
        <DescriptionList tight beside>
          <DescriptionItem term="Run id">
            <span className="flex min-w-0 items-center gap-1">
              <code className="truncate text-12">{id}</code>
              <CopyIcon text={id} label="Copy the run id" />
            </span>
          </DescriptionItem>
          <DescriptionItem term="Started by">
            {keyId && keyName ? (
              <TextLink href={`/orgs/${organization}/keys/${keyId}`}>{keyName}</TextLink>
            ) : (
              toRunStarter(run)
            )}
          </DescriptionItem>
        </DescriptionList>
      </SheetSection>
      <DeliverySections of={run} />
    </ResourceSheet>
  );
}
