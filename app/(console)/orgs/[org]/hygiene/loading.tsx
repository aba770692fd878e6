import { Page } from "@/components/layout/app-frame";
import { PageHeader } from "@/components/ui/page";
import { ListSkeleton } from "@/components/ui/tables/list-skeleton";
import { hygieneWords } from "./words";

export default function LoadingHygiene() {
  return (
    <Page crumbs={[{ label: hygieneWords.title }]}>
      <PageHeader {...hygieneWords} />
      <div className="mt-8">
        <ListSkeleton rows={8} />
      </div>
    </Page>
  );
}
