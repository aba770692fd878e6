import { FiguresSkeleton } from "@/components/overview/figures";
import { ListSkeleton } from "@/components/ui/tables/list-skeleton";

export default function LoadingProject() {
  return (
    <div className="grid grid-cols-1 gap-6">
      <FiguresSkeleton />
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        <ListSkeleton rows={4} />
        <ListSkeleton rows={4} />
      </div>
    </div>
  );
}
