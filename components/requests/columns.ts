import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of requests. */
export const requestColumns: readonly Column[] = [
  { id: "at", title: "Time, UTC", className: "w-38" },
  { id: "outcome", title: "Status", className: "w-32" },
  { id: "request", title: "Model" },
  { id: "key", title: "Key", className: "w-36" },
  { id: "project", title: "Project", leave: 1, className: "w-30" },
  { id: "tokens", title: "Tokens in / out", numeric: true, leave: 3, className: "w-30" },
  { id: "cost", title: "Cost", numeric: true, leave: 2, className: "w-24" },
  { id: "latency", title: "Latency", numeric: true, className: "w-22" },
  { id: "client", title: "Client", leave: 4, className: "w-38 sm:pl-6" },
];
