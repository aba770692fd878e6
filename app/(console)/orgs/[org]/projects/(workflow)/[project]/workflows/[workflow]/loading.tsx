import { Page } from "@/components/layout/app-frame";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { ListSkeleton } from "@/components/ui/tables/list-skeleton";

export default function LoadingWorkflow() {
  return (
    <Page crumbs={[{ label: "Workflows" }]}>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-1 mb-4 h-5 w-80" />
      <Skeleton className="mb-6 h-10 w-full" />
      <ListSkeleton rows={4} />
    </Page>
  );
}
