import { carryOut } from "@/app/actions/attention";
import { Attention } from "@/components/overview/attention";
import { PageHeader } from "@/components/ui/page";
import { pageContext } from "@/lib/server/session";
import { readAttention } from "../attention";
import { ConsolePage } from "../console-page";

export const metadata = { title: "Hygiene" };

export default async function HygienePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const rows = await readAttention(await pageContext(org), org);
  return (
    <ConsolePage org={org} below={[{ label: "Hygiene" }]}>
      <PageHeader
        title="Hygiene"
        description="Keys that expire soon, idle, or hold more than they use; credentials that fail, idle, or keep their secret too long."
      />
      <Attention rows={rows} carryOut={carryOut.bind(null, org)} />
    </ConsolePage>
  );
}
