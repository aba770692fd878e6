import type { ReactNode } from "react";
import { mayChange, mayChangeSome, type Owners, ownerName } from "@/components/organizations/owners";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { Tile } from "@/components/ui/values/avatar";
import { StateBadge, Tag } from "@/components/ui/values/badge";
import { count } from "@/components/ui/values/format";
import { runtimeColumns } from "./columns";
import { RuntimeActs } from "./runtime-acts";
import type { Choices, ListedRuntime, Resolved, RuntimeActions } from "./types";
import { anyModel, kinds, resolutionWords } from "./words";

type Props = {
  runtimes: readonly ListedRuntime[];
  choices: Choices;
  owners: Owners;
  actions: RuntimeActions;
  /** The address of a runtime's sheet. */
  toHref: (id: string) => string;
  /** The runtime whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

/** Shows runtimes as a table, each with the credential that a call would use now. */
export function RuntimeTable({ runtimes, current, toHref, footer, ...props }: Props) {
  return (
    <Table
      caption={`Runtimes of ${props.owners.organization.name}`}
      columns={listColumns(props.owners)}
      footer={footer}
      tall
    >
      {runtimes.map((runtime) => (
        <Row key={runtime.id} off={!runtime.enabled} current={runtime.id === current}>
          <Cell label="Number" mono numeric>
            {runtime.number}
          </Cell>
          <Cell kind="title">
            <RowName href={toHref(runtime.id)} tags={runtime.isDefault && <Tag>Default</Tag>}>
              {runtime.name}
            </RowName>
          </Cell>
          <Facts runtime={runtime} {...props} />
        </Row>
      ))}
    </Table>
  );
}

const listColumns = (owners: Owners) =>
  runtimeColumns.filter(({ id }) => id !== "acts" || mayChangeSome(owners));

type FactsProps = Pick<Props, "choices" | "owners" | "actions"> & { runtime: ListedRuntime };

function Facts({ runtime, choices, owners, actions }: FactsProps) {
  const provider = choices.providers.find(({ id }) => id === runtime.provider);
  const providerName = provider?.name ?? runtime.provider;
  return (
    <>
      <Cell label="Owner" leave={1}>
        {ownerName(owners, runtime.workspaceId)}
      </Cell>
      <Cell label="Provider" leave={3}>
        <span className="flex min-w-0 items-center gap-2">
          <Tile name={providerName} icon={provider?.icon} />
          <span className="truncate">{providerName}</span>
        </span>
      </Cell>
      <Cell label="Model" leave={4}>
        <span className="min-w-0 max-sm:text-right">
          {runtime.upstreamModel ? (
            <code className="block truncate">{runtime.upstreamModel}</code>
          ) : (
            <span className="block truncate">{anyModel}</span>
          )}
          <span className="block overflow-hidden text-12 text-ellipsis text-ink-3">
            {kinds[runtime.kind]}
          </span>
        </span>
      </Cell>
      <Cell label="Credential now">
        <CredentialNow className="max-sm:text-right" runtime={runtime} choices={choices} owners={owners} />
      </Cell>
      <Cell label="Requests" leave={2} numeric>
        <span>
          {count(runtime.requestsLastDay)} <span className="text-12 text-ink-3 sm:block">in 24 h</span>
        </span>
      </Cell>
      <Cell label="Status">
        <StateBadge state={runtime.enabled ? "enabled" : "disabled"} />
      </Cell>
      {mayChangeSome(owners) && (
        <Cell kind="acts" numeric>
          <span className="inline-flex items-center gap-0.5 align-middle max-sm:contents">
            {mayChange(owners, runtime.workspaceId) && (
              <RuntimeActs inRow runtime={runtime} choices={choices} owners={owners} actions={actions} />
            )}
          </span>
        </Cell>
      )}
    </>
  );
}

type NowProps = Pick<Props, "choices" | "owners"> & { runtime: Resolved; className?: string };

/** Shows the credential that a call would use now, with a link if it is a stored one, and the reason. */
export function CredentialNow({ runtime, choices, owners, className }: NowProps) {
  const { credentialId, source } = runtime.resolution;
  const provider = choices.providers.find(({ id }) => id === runtime.provider);
  const { what, why } = resolutionWords(runtime, runtime.resolution, provider, owners);
  return (
    <span className={cn("block min-w-0", className)}>
      {credentialId ? (
        <Link
          className="block truncate hover:underline"
          href={`/orgs/${owners.organization.slug}/credentials?credential=${credentialId}`}
        >
          {what}
        </Link>
      ) : (
        <span
          className={cn(
            "block truncate",
            source === null && "text-red",
            source === "environment" && "font-mono text-[0.923em]",
          )}
        >
          {what}
        </span>
      )}
      <span
        className="block overflow-hidden text-12 text-ellipsis text-ink-3 max-sm:line-clamp-2"
        title={why}
      >
        {why}
      </span>
    </span>
  );
}
