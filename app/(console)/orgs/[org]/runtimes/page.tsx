import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { NewRuntime } from "@/components/runtimes/form/new-runtime";
import { loadRuntimeListView, type RuntimeListView } from "@/components/runtimes/params";
import { RuntimeToolbar } from "@/components/runtimes/runtime-toolbar";
import type { Choices } from "@/components/runtimes/types";
import { PageHeader } from "@/components/ui/page";
import { ConsolePage } from "../console-page";
import { actions } from "./actions";
import { loadRuntimePage, loadRuntimes } from "./loader";
import { RuntimeList } from "./runtime-list";
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
  const list = await loadRuntimes(org, view);
  return (
    <>
      <RuntimeToolbar owners={list.owners} />
      <RuntimeList org={org} base={`/orgs/${org}/runtimes`} view={view} choices={choices} {...list} />
    </>
  );
}
