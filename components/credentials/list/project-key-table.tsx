import type { ReactNode } from "react";
import { KeyBudget } from "@/components/budgets/key-budget";
import { Link } from "@/components/ui/buttons/link";
import type { DataOf } from "@/components/ui/feedback/action";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge } from "@/components/ui/values/badge";
import { LastUsed } from "@/components/ui/values/last-used";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { listKeys } from "@/lib/keys/operations/list-keys";
import { projectKeyColumns } from "./columns";

type Props = {
  keys: DataOf<typeof listKeys>["data"];
  projects: readonly { id: string; name: string; slug: string }[];
  /** The organization's address. */
  base: string;
  footer: ReactNode;
};

/** The keys of projects, each with a link to its page. */
export function ProjectKeyTable({ keys, projects, base, footer }: Props) {
  return (
    <Table caption="Project keys" columns={projectKeyColumns} footer={footer}>
      {keys.map(({ id, name, prefix, owner, status, expiresAt, lastUsedAt, ...budget }) => {
        const project = projects.find((candidate) => candidate.id === owner.id);
        return (
          <Row key={id} off={status !== "enabled"}>
            <Cell kind="title">
              <RowName
                href={`${base}/keys/${id}`}
                under={prefix}
                tags={status !== "enabled" && <StateBadge state={status} />}
              >
                {name}
              </RowName>
            </Cell>
            <Cell label="Project">
              {project ? (
                <Link href={`${base}/projects/${project.slug}`}>{project.name}</Link>
              ) : (
                "Another project"
              )}
            </Cell>
            <Cell label="Expiry" warn={status === "expired"}>
              <RelativeTime at={expiresAt} />
            </Cell>
            <Cell label="Last used">
              <LastUsed at={lastUsedAt} />
            </Cell>
            <Cell label="Max budget">
              <KeyBudget of={budget} />
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
