import { keyColumns } from "@/components/keys/list/key-table";
import { Toolbar } from "@/components/ui/page";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The list of keys before it is there, in its size. */
export function KeysLoading() {
  return (
    <>
      <Toolbar>
        <Skeleton className="h-8 w-65 rounded-8" />
        <Skeleton className="h-8 w-20 rounded-8" />
        <Skeleton className="h-8 w-20 rounded-8" />
      </Toolbar>
      <TableSkeleton columns={keyColumns(true)} />
    </>
  );
}
