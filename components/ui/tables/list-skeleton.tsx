import { Card, List, ListItem } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/feedback/skeleton";

type Props = { rows: number; className?: string };

/** Shows placeholder rows while a list loads. */
export function RowsSkeleton({ rows, className }: Props) {
  return (
    <List plain className={className}>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((id) => (
        <ListItem key={id}>
          <Skeleton className="size-4" />
          <Skeleton className="w-2/5" />
          <Skeleton className="ml-auto w-16" />
        </ListItem>
      ))}
    </List>
  );
}

/** Shows placeholder rows in a card while a list loads. */
export function ListSkeleton({ rows }: Props) {
  return (
    <div role="status" aria-label="Loading">
      <Card>
        <RowsSkeleton rows={rows} />
      </Card>
    </div>
  );
}
