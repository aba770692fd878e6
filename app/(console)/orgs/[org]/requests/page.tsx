import type { SearchParams } from "nuqs/server";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { NoRequests } from "@/components/requests/no-requests";
import {
  isNarrowed,
  loadRequestListView,
  type RequestListView,
  toRequestListHref,
} from "@/components/requests/params";
import { RequestSheet } from "@/components/requests/request-sheet";
import { RequestTable } from "@/components/requests/request-table";
import { RequestToolbar } from "@/components/requests/request-toolbar";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { PageHeader } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { fullTime, plural } from "@/components/ui/values/format";
import { ConsolePage } from "../console-page";
import { loadRequest, loadRequestOptions, loadRequests, mayReadUsage } from "./loader";
import { requestWords } from "./words";

export const metadata = { title: requestWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function RequestsPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadRequestListView(searchParams)]);
  return (
    <ConsolePage org={org} below={[{ label: requestWords.title }]}>
      <PageHeader {...requestWords} />
      {(await mayReadUsage(org)) ? <List org={org} view={view} /> : <SeesNothing what="requests" />}
    </ConsolePage>
  );
}

type ListProps = { org: string; view: RequestListView };

async function List({ org, view }: ListProps) {
  const base = `/orgs/${org}/requests`;
  const toHref = (patch: Partial<RequestListView>) => toRequestListHref(base, { ...view, ...patch });
  const [page, options] = await Promise.all([loadRequests(org, view), loadRequestOptions(org, view)]);
  const { data, nextCursor, searchedTo } = page;
  const links = toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor, request: null }));
  return (
    <>
      <RequestToolbar options={options} />
      {data.length === 0 ? (
        <NoRequests
          narrowed={isNarrowed(view) || view.cursor.length > 0}
          search={view.q}
          base={base}
          older={searchedTo && links.nextHref ? { since: searchedTo, href: links.nextHref } : null}
        />
      ) : (
        <RequestTable
          caption="Requests"
          requests={data}
          current={view.request}
          toHref={(request) => toHref({ request })}
          footer={
            <Pagination
              summary={
                searchedTo
                  ? `${plural(data.length, "match", "matches")}, searched back to ${fullTime(searchedTo)}`
                  : toPageSummary({ cursors: view.cursor, next: nextCursor }, data.length, "request")
              }
              {...links}
            />
          }
        />
      )}
      {view.request && <OpenRequest org={org} id={view.request} closeHref={toHref({ request: null })} />}
    </>
  );
}

async function OpenRequest({ org, id, closeHref }: { org: string; id: string; closeHref: string }) {
  const request = await loadRequest(org, id);
  if (!request) return <MissingSheet what="request" closeHref={closeHref} />;
  return <RequestSheet key={id} request={request} org={org} closeHref={closeHref} />;
}
