import type { SearchParams } from "nuqs/server";
import { verifyAudit } from "@/app/actions/audit";
import { AuditSheet } from "@/components/audit/audit-sheet";
import { AuditTable } from "@/components/audit/audit-table";
import { AuditToolbar } from "@/components/audit/audit-toolbar";
import { ExportMenu } from "@/components/audit/export-menu";
import {
  type AuditListView,
  isNarrowed,
  loadAuditListView,
  toAuditListHref,
} from "@/components/audit/params";
import { VerifyChain } from "@/components/audit/verify-chain";
import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { ConsolePage } from "../console-page";
import { loadAudit, loadAuditEntry, loadAuditOptions, mayReadAudit } from "./loader";
import { auditWords } from "./words";

export const metadata = { title: auditWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function AuditPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadAuditListView(searchParams)]);
  return (
    <ConsolePage org={org} below={[{ label: auditWords.title }]}>
      {(await mayReadAudit(org)) ? <Log org={org} view={view} /> : <NoAccess />}
    </ConsolePage>
  );
}

const NoAccess = () => (
  <>
    <PageHeader {...auditWords} />
    <Alert icon="lock">You don’t have access to the audit log. Ask an admin.</Alert>
  </>
);

type LogProps = { org: string; view: AuditListView };

async function Log({ org, view }: LogProps) {
  const base = `/orgs/${org}/audit`;
  const [{ data, nextCursor, exportQuery }, options] = await Promise.all([
    loadAudit(org, view),
    loadAuditOptions(org),
  ]);
  const toHref = (patch: Partial<AuditListView>) => toAuditListHref(base, { ...view, ...patch });
  const toFile = (format: string) => `${base}/export?format=${format}&${exportQuery}`;
  return (
    <>
      <PageHeader
        {...auditWords}
        actions={<ExportMenu csvHref={toFile("csv")} ndjsonHref={toFile("ndjson")} />}
      />
      <AuditToolbar
        options={options}
        subjectName={data.find(({ subject }) => subject === view.subject)?.subjectName ?? null}
      >
        <VerifyChain organization={org} verify={verifyAudit} />
      </AuditToolbar>
      {data.length === 0 ? (
        <NoEntries narrowed={isNarrowed(view) || view.cursor.length > 0} base={base} />
      ) : (
        <AuditTable
          entries={data}
          current={view.entry}
          toHref={(entry) => toHref({ entry })}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: nextCursor },
                data.length,
                "entry",
                "entries",
              )}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor, entry: null }))}
            />
          }
        />
      )}
      {view.entry !== null && (
        <OpenEntry org={org} sequence={view.entry} closeHref={toHref({ entry: null })} />
      )}
    </>
  );
}

function NoEntries({ narrowed, base }: { narrowed: boolean; base: string }) {
  if (narrowed) return <NoMatches what="entries" search="" clearHref={base} />;
  return (
    <EmptyList icon="shield" title="No changes yet">
      Every change to keys, credentials, members and settings is listed here, with who made it and from where.
    </EmptyList>
  );
}

type OpenProps = { org: string; sequence: number; closeHref: string };

async function OpenEntry({ org, sequence, closeHref }: OpenProps) {
  const entry = await loadAuditEntry(org, sequence);
  if (!entry) return <MissingSheet what="entry" closeHref={closeHref} />;
  const subjectHref = toAuditListHref(`/orgs/${org}/audit`, { subject: entry.subject });
  return <AuditSheet key={sequence} entry={entry} closeHref={closeHref} subjectHref={subjectHref} />;
}
