import { ProjectKeyTable } from "@/components/credentials/project-key-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { plural } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { cursorOf, pageLinks, said, type View } from "@/components/ui/view";
import { listKeys } from "@/lib/keys/list";
import { pageContext } from "@/lib/server/session";
import { readTree } from "../tree";

type Props = { org: string; view: View };

const PAGE = 50;

/** The tab of project keys: those of the projects that the person sees. */
export async function ProjectKeys({ org, view }: Props) {
  const [ctx, { projects }] = await Promise.all([pageContext(org), readTree(org)]);
  const base = `/orgs/${org}/credentials`;
  const search = said(view, "q");
  const page = await listKeys.execute(ctx, {
    owner: "project",
    limit: PAGE,
    cursor: cursorOf(view),
    search,
  });
  return (
    <>
      <Toolbar>
        <SearchField label="Search project keys" placeholder="Search by name or prefix" />
      </Toolbar>
      {page.data.length === 0 ? (
        <Card>
          {search ? (
            <EmptyState
              title="No key matches"
              action={
                <LinkButton size="s" href={`${base}?tab=keys`}>
                  Clear search
                </LinkButton>
              }
            >
              Nothing is named “{search}”.
            </EmptyState>
          ) : (
            <EmptyState
              icon="key"
              title="No project keys yet"
              action={<LinkButton href={`/orgs/${org}/keys`}>API keys</LinkButton>}
            >
              A project’s callers hold its keys. They are made in the project, or under API keys.
            </EmptyState>
          )}
        </Card>
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
