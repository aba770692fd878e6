import { Skeleton } from "@/components/ui/feedback/skeleton";
import { Toolbar } from "@/components/ui/page";

/** Shows a placeholder with the size of a page of usage while it loads. */
export const UsageSkeleton = () => (
  <div role="status" aria-label="Loading">
    <Toolbar>
      <Skeleton className="h-8 w-70 rounded-8" />
      <Skeleton className="h-8 w-36 rounded-8" />
    </Toolbar>
    <Skeleton className="mb-4 h-90 rounded-8" />
    <Skeleton className="h-64 rounded-8" />
  </div>
);
