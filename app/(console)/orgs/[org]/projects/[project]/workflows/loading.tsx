import { ListSkeleton } from "@/components/ui/tables/list-skeleton";

export default function LoadingWorkflows() {
  return (
    <div className="mt-5">
      <ListSkeleton rows={4} />
    </div>
  );
}
