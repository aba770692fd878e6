import { NoProjectKeys } from "@/components/credentials/list/no-project-keys";
import { ProjectKeyTable } from "@/components/credentials/list/project-key-table";
import { ProjectKeyToolbar } from "@/components/credentials/list/project-key-toolbar";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Pagination } from "@/components/ui/tables/pagination";
import { loadProjectKeys } from "./loader";

type Props = { org: string; view: CredentialListView };

/** Shows the tab of project keys. */
export async function ProjectKeys({ org, view }: Props) {
  const base = `/orgs/${org}/credentials`;
  const { keys, nextCursor, projects, choices } = await loadProjectKeys(org, view);
  return (
    <>
      <ProjectKeyToolbar projects={choices} />
      {keys.length === 0 ? (
        <NoProjectKeys
          narrowed={Boolean(view.q || view.project.length > 0)}
          search={view.q}
          keysHref={`/orgs/${org}/keys`}
          clearHref={toCredentialListHref(base, { tab: "keys" })}
        />
      ) : (
        <ProjectKeyTable
          keys={keys}
          projects={projects}
          base={`/orgs/${org}`}
          footer={
            <Pagination
              summary={toPageSummary({ cursors: view.cursor, next: nextCursor }, keys.length, "key")}
              {...toPageLinks(view.cursor, nextCursor, (cursor) =>
                toCredentialListHref(base, { ...view, cursor }),
              )}
            />
          }
        />
      )}
    </>
  );
}
