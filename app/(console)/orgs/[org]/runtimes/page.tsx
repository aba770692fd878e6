import { OwnerFilters } from "@/components/organizations/owner-filters";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { NewRuntime } from "@/components/runtimes/new-runtime";
import { NoRuntimes } from "@/components/runtimes/no-runtimes";
import { RuntimeTable } from "@/components/runtimes/runtime-table";
import { plural } from "@/components/ui/format";
import { PageHeader, Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { pageLinks, parseSearch, said, type View, viewHref } from "@/components/ui/view";
import { anywhere, permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/next/session";
import { ConsolePage } from "../console-page";
import { readOwners } from "../owners";
import { OpenRuntime } from "./open-runtime";
import { actions, readChoices, readRuntimes } from "./read";

export const metadata = { title: "Runtimes" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<View> };

export default async function RuntimesPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, searchParams]);
  const [ctx, owners] = await Promise.all([pageContext(org), readOwners(org, "runtimes:write")]);
  const sees = permits(ctx.actor, "runtimes:read", anywhere);
  const makes = mayChangeSome(owners);
  const choices = sees ? await readChoices(org) : null;
  return (
    <ConsolePage org={org} below={[{ label: "Runtimes", href: `/orgs/${org}/runtimes` }]}>
      <PageHeader
        title="Runtimes"
        description="Named ways to reach a model. Requests name one, or get the default of their kind."
        actions={choices && makes && <NewRuntime owners={owners} choices={choices} create={actions.create} />}
      />
      {choices ? <List org={org} view={view} choices={choices} /> : <SeesNothing what="runtimes" />}
    </ConsolePage>
  );
}

type ListProps = { org: string; view: View; choices: Awaited<ReturnType<typeof readChoices>> };

async function List({ org, view, choices }: ListProps) {
  const owners = await readOwners(org, "runtimes:write");
  const base = `/orgs/${org}/runtimes`;
  const search = parseSearch(view);
  const workspace = owners.workspaces.find(({ slug }) => slug === said(view, "workspace"));
  const { runtimes, nextCursor } = await readRuntimes(org, view, workspace?.id);
  const current = said(view, "runtime");
  return (
    <>
      <Toolbar>
        <SearchField label="Search runtimes" placeholder="Search by name" />
        <OwnerFilters owners={owners} page="runtimes" />
      </Toolbar>
      {runtimes.length === 0 ? (
        <NoRuntimes narrowed={Boolean(search || workspace)} search={search} base={base} owners={owners} />
      ) : (
        <RuntimeTable
          runtimes={runtimes}
          choices={choices}
          owners={owners}
          actions={actions}
          current={current}
          hrefOf={(id) => viewHref(base, view, { runtime: id })}
          footer={
            <Pagination summary={plural(runtimes.length, "runtime")} {...pageLinks(base, view, nextCursor)} />
          }
        />
      )}
      {current && <OpenRuntime org={org} view={view} id={current} choices={choices} />}
    </>
  );
}
