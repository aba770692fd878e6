import type { Owners } from "@/components/organizations/owners";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { NoRuntimes } from "@/components/runtimes/no-runtimes";
import { type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeTable } from "@/components/runtimes/runtime-table";
import type { Choices, ListedRuntime } from "@/components/runtimes/types";
import { Pagination } from "@/components/ui/tables/pagination";
import { actions } from "./actions";
import { OpenRuntime } from "./open-runtime";

type Props = {
  org: string;
  /** The address of the list. */
  base: string;
  view: RuntimeListView;
  runtimes: readonly ListedRuntime[];
  nextCursor: string | null;
  isNarrowed: boolean;
  owners: Owners;
  choices: Choices;
};

/** Shows a page of runtimes, and the sheet of the one in the URL. */
export function RuntimeList({ org, base, view, runtimes, nextCursor, isNarrowed, owners, choices }: Props) {
  const toHref = (patch: Partial<RuntimeListView>) => toRuntimeListHref(base, { ...view, ...patch });
  return (
    <>
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
              summary={toPageSummary({ cursors: view.cursor, next: nextCursor }, runtimes.length, "runtime")}
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
