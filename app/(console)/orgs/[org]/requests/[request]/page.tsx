import { notFound } from "next/navigation";
import { RequestPage } from "@/components/requests/request-page";
import type { Request } from "@/components/requests/types";
import { BudgetSection } from "../../budget-section";
import { ConsolePage } from "../../console-page";
import { loadProjects } from "../../loader";
import { loadRequest } from "../loader";
import { requestWords } from "../words";

type Props = { params: Promise<{ org: string; request: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, request } = await params;
  return { title: (await loadRequest(org, request))?.id ?? "Page not found" };
}

export default async function OneRequestPage({ params }: Props) {
  const { org, request: id } = await params;
  const request = (await loadRequest(org, id)) ?? notFound();
  return (
    <ConsolePage
      org={org}
      below={[{ label: requestWords.title, href: `/orgs/${org}/requests` }, { label: request.id }]}
    >
      <RequestPage
        request={request}
        org={org}
        budgets={request.code === "BUDGET_EXCEEDED" && <KeyBudgets org={org} request={request} />}
      />
    </ConsolePage>
  );
}

/** Shows the budgets that apply to the key of a request. */
async function KeyBudgets({ org, request: { key, project } }: { org: string; request: Request }) {
  if (!key) return null;
  const known = project && (await loadProjects(org, [project.id])).find(({ id }) => id === project.id);
  return (
    <BudgetSection
      org={org}
      owner={{ type: "key", id: key.id, name: key.name ?? "" }}
      project={known ?? undefined}
      mayChange={false}
    />
  );
}
