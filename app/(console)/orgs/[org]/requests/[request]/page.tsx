import { notFound } from "next/navigation";
import { RequestPage } from "@/components/requests/request-page";
import { ConsolePage } from "../../console-page";
import { loadRequest } from "../loader";
import { requestWords } from "../words";

type Props = { params: Promise<{ org: string; request: string }> };

export const metadata = { title: "Request" };

export default async function OneRequestPage({ params }: Props) {
  const { org, request: id } = await params;
  const request = (await loadRequest(org, id)) ?? notFound();
  return (
    <ConsolePage
      org={org}
      below={[{ label: requestWords.title, href: `/orgs/${org}/requests` }, { label: request.id }]}
    >
      <RequestPage request={request} org={org} />
    </ConsolePage>
  );
}
