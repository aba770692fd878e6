import { Skeleton } from "@/components/ui/skeleton";

export default function KeyLoading() {
  return (
    <div className="cols" role="status" aria-label="Loading">
      <Skeleton className="h-96 rounded-8" />
      <Skeleton className="h-64 rounded-8" />
    </div>
  );
}
