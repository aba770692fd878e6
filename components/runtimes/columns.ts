import type { Column } from "@/components/ui/table";

/** The columns of a table of runtimes. */
export const runtimeColumns: readonly Column[] = [
  { id: "number", title: "Number", className: "w-18" },
  { id: "name", title: "Name" },
  { id: "owner", title: "Owner", leave: 1, className: "w-26" },
  { id: "provider", title: "Provider", leave: 3, className: "w-41" },
  { id: "model", title: "Model", leave: 4, className: "w-48" },
  { id: "credential", title: "Credential now", className: "w-46" },
  { id: "requests", title: "Requests, 24 h", numeric: true, leave: 2, className: "w-28" },
  { id: "status", title: "Status", className: "w-27" },
  { id: "acts", title: "Actions", quiet: true, className: "w-38" },
];
