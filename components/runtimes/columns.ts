import type { Column } from "@/components/ui/table";

/** The columns of runtimes. */
export const runtimeColumns: readonly Column[] = [
  { id: "number", title: "Number", className: "w-20" },
  { id: "name", title: "Name" },
  { id: "owner", title: "Owner", leave: 2, className: "w-26" },
  { id: "provider", title: "Provider", leave: 3, className: "w-44" },
  { id: "model", title: "Model", leave: 4, className: "w-40" },
  { id: "credential", title: "Credential now", className: "w-48" },
  { id: "status", title: "Status", className: "w-27" },
  { id: "acts", title: "Actions", quiet: true, className: "w-38" },
];
