import { NoProjectKeys } from "@/components/credentials/no-project-keys";
import { ProjectKeyTable } from "@/components/credentials/project-key-table";
import { plural } from "@/components/ui/format";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { pageLinks, parseCursors, parseSearch, type View } from "@/components/ui/view";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { pageContext } from "@/lib/next/session";
import { readTree } from "../tree";

type Props = { org: string; view: View };

const PAGE = 50;

/** The tab of project keys: those of the projects that the person sees. */
export async function ProjectKeys({ org, view }: Props) {
  const [ctx, { projects }] = await Promise.all([pageContext(org), readTree(org)]);
  const base = `/orgs/${org}/credentials`;
  const search = parseSearch(view);
  const page = await listKeys.execute(ctx, {
    owner: "project",
    limit: PAGE,
    cursor: parseCursors(view),
    search,
  });
  return (
    <>
      <Toolbar>
        <SearchField label="Search project keys" placeholder="Search by name or prefix" />
      </Toolbar>
      {page.data.length === 0 ? (
        <NoProjectKeys search={search} keysHref={`/orgs/${org}/keys`} clearHref={`${base}?tab=keys`} />
      ) : (
        <ProjectKeyTable
          keys={page.data}
          projects={projects}
          base={`/orgs/${org}`}
          footer={
            <Pagination
              summary={plural(page.data.length, "key")}
              {...pageLinks(base, view, page.nextCursor)}
            />
          }
        />
      )}
    </>
  );
}
