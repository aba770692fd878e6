import { carryOut } from "@/app/actions/attention";
import { Attention } from "@/components/overview/attention";
import { type AttentionRow, KINDS, type Kind } from "@/components/overview/findings";
import { Section } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page";
import { plural } from "@/components/ui/values/format";
import { MOST_OF_A_KIND } from "@/lib/keys/insights/finding";
import { ConsolePage } from "../console-page";
import { loadAttention } from "./loader";
import { hygieneWords } from "./words";

export const metadata = { title: hygieneWords.title };

export default async function HygienePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const rows = await loadAttention(org);
  const act = carryOut.bind(null, org);
  return (
    <ConsolePage org={org} below={[{ label: hygieneWords.title }]}>
      <PageHeader {...hygieneWords} />
      {rows.length === 0 && <Attention rows={rows} carryOut={act} />}
      <div className="mt-2 gap-5 min-[1121px]:columns-2">
        {toGroups(rows).map(({ kind, title, found }) => (
          <Section
            key={kind}
            title={title}
            aside={<Amount of={found.length} />}
            className="mb-6 break-inside-avoid"
          >
            <Attention rows={found} carryOut={act} />
          </Section>
        ))}
      </div>
    </ConsolePage>
  );
}

function Amount({ of }: { of: number }) {
  return (
    <span className="text-ink-3 text-12">
      {of >= MOST_OF_A_KIND ? `The first ${of}` : plural(of, "item")}
    </span>
  );
}

const toGroups = (rows: AttentionRow[]) =>
  kinds
    .map((kind) => ({ kind, title: KINDS[kind], found: rows.filter((row) => row.kind === kind) }))
    .filter(({ found }) => found.length > 0);

const isKind = (text: string): text is Kind => text in KINDS;
const kinds = Object.keys(KINDS).filter(isKind);
