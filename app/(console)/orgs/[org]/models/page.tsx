import type { SearchParams } from "nuqs/server";
import { ModelTable } from "@/components/models/model-table";
import { ModelToolbar } from "@/components/models/model-toolbar";
import { loadModelListView, type ModelListView, toModelListHref } from "@/components/models/params";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { NoMatches } from "@/components/resource/list/no-matches";
import { toPageLinks } from "@/components/resource/list/params";
import { PageHeader } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { plural } from "@/components/ui/values/format";
import { PRICE_DATA } from "@/lib/prices/price-data";
import { ConsolePage } from "../console-page";
import { loadModels } from "./loader";
import { modelWords } from "./words";

export const metadata = { title: modelWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function ModelsPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadModelListView(searchParams)]);
  return (
    <ConsolePage org={org} below={[{ label: modelWords.title }]}>
      <PageHeader {...modelWords} />
      <List org={org} view={view} />
    </ConsolePage>
  );
}

async function List({ org, view }: { org: string; view: ModelListView }) {
  const loaded = await loadModels(org, view);
  if (!loaded) return <SeesNothing what="models" />;
  const { data, total, markUpPercent, nextCursor } = loaded.page;
  const base = `/orgs/${org}/models`;
  const links = toPageLinks(view.cursor, nextCursor, (cursor) => toModelListHref(base, { ...view, cursor }));
  const markUp = markUpPercent > 0 ? `, clients pay ${markUpPercent}% more` : "";
  return (
    <>
      <ModelToolbar providers={loaded.providers} />
      {data.length === 0 ? (
        <NoMatches what="models" search={view.q} clearHref={base}>
          The price data does not have it. A runtime can have prices of its own.
        </NoMatches>
      ) : (
        <ModelTable
          models={data}
          markUpPercent={markUpPercent}
          org={org}
          footer={<Pagination summary={`${plural(total, "model")} in ${PRICE_DATA}${markUp}`} {...links} />}
        />
      )}
    </>
  );
}
