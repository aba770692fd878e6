import type { Column } from "@/components/ui/tables/table";

/** The columns of the audit log. */
export const auditColumns: readonly Column[] = [
  { id: "at", title: "Time", className: "w-38" },
  { id: "actor", title: "Actor", className: "w-50" },
  { id: "change", title: "Change" },
  { id: "ip", title: "Address", leave: 1, className: "w-36" },
];
