import { Page } from "@/components/layout/app-frame";
import { Skeleton } from "@/components/ui/feedback/skeleton";

export default function KeyLoading() {
  return (
    <Page crumbs={[{ label: "API keys" }]}>
      <div role="status" aria-label="Loading">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="mt-1 mb-4 h-5 w-80" />
        <Skeleton className="mb-6 h-10 w-full" />
        <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
          <Skeleton className="h-96 rounded-8" />
          <Skeleton className="h-64 rounded-8" />
        </div>
      </div>
    </Page>
  );
}
