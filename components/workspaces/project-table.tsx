import type { ReactNode } from "react";
import type { DataOf } from "@/components/ui/feedback/action";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { listProjects } from "@/lib/organizations/operations/list-projects";

type Props = {
  projects: DataOf<typeof listProjects>["data"];
  /** The address of all projects. */
  base: string;
  footer: ReactNode;
};

const columns: readonly Column[] = [
  { id: "name", title: "Project" },
  { id: "slug", title: "Slug" },
  { id: "created", title: "Created", className: "w-40" },
];

/** Shows projects, each with a link to its page. */
export function ProjectTable({ projects, base, footer }: Props) {
  return (
    <Table caption="Projects" columns={columns} footer={footer}>
      {projects.map(({ id, name, slug, createdAt }) => (
        <Row key={id}>
          <Cell kind="title">
            <RowName href={`${base}/${slug}`}>{name}</RowName>
          </Cell>
          <Cell label="Slug">
            <code className="block truncate">{slug}</code>
          </Cell>
          <Cell label="Created">
            <RelativeTime at={createdAt} as="day" />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
