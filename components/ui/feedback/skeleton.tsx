import { cn } from "@/components/ui/cn";
import { Cell, type Column, Row, Table } from "@/components/ui/tables/table";

/** Shows a placeholder bar while content loads. `className` sets its size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        "block h-3 max-w-full animate-breathe rounded-[4px] bg-(--skeleton) motion-reduce:animate-none",
        className,
      )}
      aria-hidden="true"
    />
  );
}

type Props = { columns: readonly Column[]; rows?: number; tall?: boolean };

/** Shows a table's columns with placeholder rows while it loads. */
export function TableSkeleton({ columns, rows = 8, tall }: Props) {
  return (
    <div role="status" aria-label="Loading">
      <Table caption="Loading" columns={columns} tall={tall}>
        {Array.from({ length: rows }, (_, row) => `row ${row}`).map((id) => (
          <Row key={id}>
            {columns.map((column, index) => (
              <Cell key={column.id} kind={column.kind} leave={column.leave} numeric={column.numeric}>
                {column.kind !== "menu" && <Skeleton className={width(column, index)} />}
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </div>
  );
}

function width(column: Column, index: number): string {
  if (column.kind === "check") return "size-4";
  if (column.numeric) return "ml-auto w-14";
  return index < 2 ? "w-3/5" : "w-18";
}
