import type { ReactNode } from "react";
import { CopyIcon } from "@/components/ui/buttons/copy-button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page";
import { OutcomeBadge } from "./outcome-badge";
import { RequestCost } from "./request-cost";
import { RequestDecision } from "./request-decision";
import { RequestCaller, RequestTarget, RequestTime } from "./request-facts";
import type { RequestDetails } from "./types";
import { requestTitle } from "./words";

type Props = {
  request: RequestDetails;
  org: string;
  /** The budgets that apply to its key, for a request that one of them refused. */
  budgets?: ReactNode;
};

/** Shows a request on its own page. */
export function RequestPage({ request, org, budgets }: Props) {
  return (
    <>
      <PageHeader
        title={requestTitle(request)}
        badge={<OutcomeBadge of={request} />}
        description={
          <span className="flex flex-wrap items-center gap-x-1">
            <code className="text-12 wrap-anywhere">{request.id}</code>
            <CopyIcon text={request.id} label="Copy the request id" />
            <span>{request.at.replace("T", " ").replace("Z", " UTC")}</span>
          </span>
        }
      />
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        <div className="grid grid-cols-1 gap-5">
          <Card heading="Decision">
            <RequestDecision request={request} org={org} />
          </Card>
          {budgets}
          <Card heading="Call" padded>
            <RequestTarget request={request} org={org} />
          </Card>
          <Card heading="Caller" padded>
            <RequestCaller request={request} org={org} />
          </Card>
        </div>
        <div className="grid grid-cols-1 gap-5">
          <Card heading="Time" padded>
            <RequestTime request={request} />
          </Card>
          <Card heading="Tokens and cost" padded>
            <RequestCost request={request} org={org} />
          </Card>
          <p className="text-12 text-ink-3">Prompts and answers are not stored.</p>
        </div>
      </div>
    </>
  );
}
