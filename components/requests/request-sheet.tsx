import { CopyIcon } from "@/components/ui/buttons/copy-button";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Card } from "@/components/ui/card";
import { Sheet, SheetSection } from "@/components/ui/dialogs/sheet";
import { OutcomeBadge } from "./outcome-badge";
import { RequestCost } from "./request-cost";
import { RequestDecision } from "./request-decision";
import { RequestCaller, RequestTarget, RequestTime } from "./request-facts";
import type { RequestDetails } from "./types";
import { requestTitle } from "./words";

type Props = { request: RequestDetails; org: string; closeHref: string };

/** Shows a request beside the list. */
export function RequestSheet({ request, org, closeHref }: Props) {
  return (
    <Sheet
      title={requestTitle(request)}
      subtitle={request.at.replace("T", " ").replace("Z", " UTC")}
      closeHref={closeHref}
    >
      <SheetSection>
        <div className="flex items-center justify-between gap-2">
          <OutcomeBadge of={request} />
          <LinkButton size="s" href={`/orgs/${org}/requests/${request.id}`}>
            Open page
          </LinkButton>
        </div>
        <div className="mt-2 flex items-center gap-1 text-12 text-ink-2">
          <code className="truncate">{request.id}</code>
          <CopyIcon text={request.id} label="Copy the request id" />
        </div>
      </SheetSection>
      <SheetSection title="Decision">
        <Card>
          <RequestDecision short request={request} org={org} />
        </Card>
      </SheetSection>
      <SheetSection title="Caller">
        <RequestCaller request={request} org={org} />
      </SheetSection>
      <SheetSection title="Call">
        <RequestTarget request={request} org={org} />
      </SheetSection>
      <SheetSection title="Time">
        <RequestTime request={request} />
      </SheetSection>
      <SheetSection title="Tokens and cost">
        <RequestCost request={request} org={org} />
      </SheetSection>
    </Sheet>
  );
}
