import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { toPageLinks } from "@/components/resource/params";
import { NewRuntime } from "@/components/runtimes/new-runtime";
import { NoRuntimes } from "@/components/runtimes/no-runtimes";
import { loadRuntimeListView, type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeTable } from "@/components/runtimes/runtime-table";
import { RuntimeToolbar } from "@/components/runtimes/runtime-toolbar";
import { plural } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { anywhere, permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/next/session";
import { ConsolePage } from "../console-page";
import { readOwners } from "../owners";
import { OpenRuntime } from "./open-runtime";
import { actions, readChoices, readRuntimes } from "./read";

export const metadata = { title: "Runtimes" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function RuntimesPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadRuntimeListView(searchParams)]);
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

type ListProps = { org: string; view: RuntimeListView; choices: Awaited<ReturnType<typeof readChoices>> };

async function List({ org, view, choices }: ListProps) {
  const owners = await readOwners(org, "runtimes:write");
  const base = `/orgs/${org}/runtimes`;
  const workspace = owners.workspaces.find(({ slug }) => slug === view.workspace);
  const { runtimes, nextCursor } = await readRuntimes(org, view, workspace?.id);
  const toHref = (patch: Partial<RuntimeListView>) => toRuntimeListHref(base, { ...view, ...patch });
  return (
    <>
      <RuntimeToolbar owners={owners} />
      {runtimes.length === 0 ? (
        <NoRuntimes narrowed={Boolean(view.q || workspace)} search={view.q} base={base} owners={owners} />
      ) : (
        <RuntimeTable
          runtimes={runtimes}
          choices={choices}
          owners={owners}
          actions={actions}
          current={view.runtime}
          toHref={(runtime) => toHref({ runtime })}
          footer={
            <Pagination
              summary={plural(runtimes.length, "runtime")}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
            />
          }
        />
      )}
      {view.runtime && <OpenRuntime org={org} view={view} id={view.runtime} choices={choices} />}
    </>
  );
}
