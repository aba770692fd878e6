import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of storage units. */
export const storageUnitColumns: readonly Column[] = [
  { id: "name", title: "Name" },
  { id: "bucket", title: "Bucket" },
  { id: "type", title: "Type", leave: 2, className: "w-34" },
  { id: "credential", title: "Credential", className: "w-46" },
  { id: "status", title: "Status", className: "w-34" },
  { id: "validated", title: "Last validated", leave: 1, className: "w-34" },
  { id: "acts", title: "Actions", quiet: true, className: "w-22" },
];
