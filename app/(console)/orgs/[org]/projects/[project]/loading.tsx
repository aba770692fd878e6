import { FiguresSkeleton } from "@/components/overview/figures";
import { ListSkeleton } from "@/components/ui/list-skeleton";

export default function LoadingProject() {
  return (
    <div className="stack gap-6">
      <FiguresSkeleton />
      <div className="cols">
        <ListSkeleton rows={4} />
        <ListSkeleton rows={4} />
      </div>
    </div>
  );
}
