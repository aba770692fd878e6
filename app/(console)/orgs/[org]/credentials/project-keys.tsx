import { NoProjectKeys } from "@/components/credentials/no-project-keys";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { ProjectKeyTable } from "@/components/credentials/project-key-table";
import { ListSearch } from "@/components/resource/list-search";
import { toPageLinks } from "@/components/resource/params";
import { plural } from "@/components/ui/format";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { pageContext } from "@/lib/next/session";
import { readTree } from "../tree";

type Props = { org: string; view: CredentialListView };

const PAGE = 50;

/** The tab of project keys: those of the projects that the person sees. */
export async function ProjectKeys({ org, view }: Props) {
  const [ctx, { projects }] = await Promise.all([pageContext(org), readTree(org)]);
  const base = `/orgs/${org}/credentials`;
  const page = await listKeys.execute(ctx, {
    owner: "project",
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
  });
  return (
    <>
      <Toolbar>
        <ListSearch label="Search project keys" placeholder="Search by name or prefix" />
      </Toolbar>
      {page.data.length === 0 ? (
        <NoProjectKeys search={view.q} keysHref={`/orgs/${org}/keys`} clearHref={`${base}?tab=keys`} />
      ) : (
        <ProjectKeyTable
          keys={page.data}
          projects={projects}
          base={`/orgs/${org}`}
          footer={
            <Pagination
              summary={plural(page.data.length, "key")}
              {...toPageLinks(view.cursor, page.nextCursor, (cursor) =>
                toCredentialListHref(base, { ...view, cursor }),
              )}
            />
          }
        />
      )}
    </>
  );
}
