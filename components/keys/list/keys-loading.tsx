import { keyColumns } from "@/components/keys/list/key-table";
import { Skeleton, TableSkeleton } from "@/components/ui/feedback/skeleton";
import { Toolbar } from "@/components/ui/page";

/** Shows a placeholder with the size of a list of keys while the list loads. */
export function KeysLoading() {
  return (
    <>
      <Toolbar>
        <Skeleton className="h-8 w-65 rounded-8" />
        <Skeleton className="h-8 w-20 rounded-8" />
        <Skeleton className="h-8 w-20 rounded-8" />
      </Toolbar>
      <TableSkeleton columns={keyColumns({ boxes: true })} />
    </>
  );
}
