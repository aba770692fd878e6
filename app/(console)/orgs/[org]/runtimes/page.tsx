import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { toPageLinks } from "@/components/resource/params";
import { NewRuntime } from "@/components/runtimes/new-runtime";
import { NoRuntimes } from "@/components/runtimes/no-runtimes";
import { loadRuntimeListView, type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeTable } from "@/components/runtimes/runtime-table";
import { RuntimeToolbar } from "@/components/runtimes/runtime-toolbar";
import type { Choices } from "@/components/runtimes/types";
import { plural } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { ConsolePage } from "../console-page";
import { actions } from "./actions";
import { loadRuntimePage, loadRuntimes } from "./loader";
import { OpenRuntime } from "./open-runtime";
import { runtimeWords } from "./words";

export const metadata = { title: runtimeWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function RuntimesPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadRuntimeListView(searchParams)]);
  const { owners, choices } = await loadRuntimePage(org);
  return (
    <ConsolePage org={org} below={[{ label: "Runtimes", href: `/orgs/${org}/runtimes` }]}>
      <PageHeader
        {...runtimeWords}
        actions={
          choices &&
          mayChangeSome(owners) && <NewRuntime owners={owners} choices={choices} create={actions.create} />
        }
      />
      {choices ? <List org={org} view={view} choices={choices} /> : <SeesNothing what="runtimes" />}
    </ConsolePage>
  );
}

type ListProps = { org: string; view: RuntimeListView; choices: Choices };

async function List({ org, view, choices }: ListProps) {
  const base = `/orgs/${org}/runtimes`;
  const toHref = (patch: Partial<RuntimeListView>) => toRuntimeListHref(base, { ...view, ...patch });
  const { runtimes, nextCursor, owners, isNarrowed } = await loadRuntimes(org, view);
  return (
    <>
      <RuntimeToolbar owners={owners} />
      {runtimes.length === 0 ? (
        <NoRuntimes narrowed={isNarrowed} search={view.q} base={base} owners={owners} />
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
      {view.runtime && (
        <OpenRuntime org={org} id={view.runtime} choices={choices} closeHref={toHref({ runtime: null })} />
      )}
    </>
  );
}
