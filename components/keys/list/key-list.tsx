import type { ReactNode } from "react";
import { KeyBulk } from "@/components/keys/list/bulk/key-bulk";
import { KeyCards } from "@/components/keys/list/key-cards";
import { KeyTable } from "@/components/keys/list/key-table";
import { KeyToolbar } from "@/components/keys/list/key-toolbar";
import type { ListProps } from "@/components/keys/list/list-props";
import { isNarrowed, STATUS_WORDS } from "@/components/keys/list/params";
import { NoMatches } from "@/components/resource/list/no-matches";
import type { Option } from "@/components/ui/fields/select";
import type { Options } from "@/components/ui/pickers/options";
import { Selection } from "@/components/ui/tables/selection";

type Props = ListProps & {
  owners: Option[];
  /** The projects to filter by, by slug, in a list with keys of several projects. */
  projects?: Options;
  /** Shown when there are no keys at all. */
  empty: ReactNode;
};

/** Shows keys with their search, filters and bulk acts. */
export function KeyList({ owners, projects, empty, ...list }: Props) {
  const { rows, base, view } = list;
  const writable = rows.filter((row) => row.writable).map(({ key }) => key);
  if (rows.length === 0 && !isNarrowed(view) && view.cursor.length === 0 && !view.archived) return empty;
  return (
    <>
      <KeyToolbar base={base} owners={owners} projects={projects} />
      <Selection ids={writable.map(({ id }) => id)}>
        {rows.length === 0 ? <NoMatch base={base} view={view} /> : <Rows {...list} />}
        <KeyBulk keys={writable} />
      </Selection>
      {rows.length > 0 && writable.length === 0 && !list.organization.mayEdit && (
        <p className="mt-3 text-12 text-ink-3">
          You see these keys read-only. An admin can give you write access to their workspace.
        </p>
      )}
    </>
  );
}

const Rows = (list: ListProps) =>
  list.view.view === "cards" ? <KeyCards {...list} /> : <KeyTable {...list} />;

function NoMatch({ base, view }: Pick<Props, "base" | "view">) {
  const { q, status, scope, project } = view;
  const words = [
    status.length > 0 && `${status.map((one) => STATUS_WORDS[one]).join(" or ")}`,
    scope.length > 0 && `with ${scope.join(" or ")}`,
    project.length > 0 && `in ${project.join(" or ")}`,
  ].filter(Boolean);
  return (
    <NoMatches what="keys" search={q} clearHref={base}>
      {words.length > 0 && `No key is ${words.join(", ")}.`}
      {!view.archived && " Archived keys are hidden."}
    </NoMatches>
  );
}
