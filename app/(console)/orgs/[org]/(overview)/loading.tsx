import { Page } from "@/components/layout/app-frame";
import { FiguresSkeleton } from "@/components/overview/figures";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { PageHeader } from "@/components/ui/page";
import { ListSkeleton } from "@/components/ui/tables/list-skeleton";

export default function LoadingOverview() {
  return (
    <Page crumbs={[{ label: "Overview" }]}>
      <PageHeader title="Overview" description={<Skeleton className="my-1 w-70" />} />
      <FiguresSkeleton />
      <div className="grid grid-cols-1 items-start gap-5 mt-14 min-[1121px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ListSkeleton rows={6} />
        <ListSkeleton rows={4} />
      </div>
    </Page>
  );
}
