import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of workflows. */
export const workflowColumns: readonly Column[] = [
  { id: "name", title: "Name" },
  { id: "status", title: "Status", className: "w-30" },
  { id: "target", title: "Target URL" },
  { id: "lastRun", title: "Last run", className: "w-60" },
  { id: "created", title: "Created", leave: 1, className: "w-34" },
];
