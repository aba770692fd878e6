import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of runtimes. */
export const runtimeColumns: readonly Column[] = [
  { id: "number", title: "Number", numeric: true, className: "w-17" },
  { id: "name", title: "Name" },
  { id: "owner", title: "Owner", leave: 1, className: "w-24" },
  { id: "provider", title: "Provider", leave: 3, className: "w-40" },
  { id: "model", title: "Model", leave: 4, className: "w-39" },
  { id: "credential", title: "Credential now", className: "w-41" },
  { id: "requests", title: "Requests", numeric: true, leave: 2, className: "w-21" },
  { id: "status", title: "Status", className: "w-26" },
  { id: "acts", title: "Actions", quiet: true, className: "w-40" },
];
