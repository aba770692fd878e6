import type { SearchParams } from "nuqs/server";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { PageHeader } from "@/components/ui/page";
import { ExportLink } from "@/components/usage/export-link";
import { loadUsageView } from "@/components/usage/params";
import { ConsolePage } from "../console-page";
import { mayReadUsage } from "../requests/loader";
import { toExportHref } from "./to-export-href";
import { Usage } from "./usage";
import { usageWords } from "./words";

export const metadata = { title: usageWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function UsagePage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadUsageView(searchParams)]);
  const isReadable = await mayReadUsage(org);
  return (
    <ConsolePage org={org} below={[{ label: usageWords.title }]}>
      <PageHeader
        {...usageWords}
        actions={isReadable && <ExportLink href={await toExportHref(org, view)} />}
      />
      {isReadable ? (
        <Usage org={org} base={`/orgs/${org}/usage`} view={view} />
      ) : (
        <SeesNothing what="usage" />
      )}
    </ConsolePage>
  );
}
