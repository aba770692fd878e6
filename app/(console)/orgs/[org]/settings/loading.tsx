import { Page } from "@/components/layout/app-frame";
import { PageHeader } from "@/components/ui/page";
import { ListSkeleton } from "@/components/ui/tables/list-skeleton";
import { settingsWords } from "./words";

export default function LoadingSettings() {
  return (
    <Page crumbs={[{ label: settingsWords.title }]}>
      <PageHeader {...settingsWords} />
      <div className="max-w-200">
        <ListSkeleton rows={8} />
      </div>
    </Page>
  );
}
