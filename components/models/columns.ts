import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of models. */
export const modelColumns: readonly Column[] = [
  { id: "model", title: "Model" },
  { id: "provider", title: "Provider", leave: 2, className: "w-36" },
  { id: "input", title: "Input", numeric: true, className: "w-36" },
  { id: "cached", title: "Cache read", numeric: true, leave: 4, className: "w-30" },
  { id: "written", title: "Cache write", numeric: true, leave: 1, className: "w-30" },
  { id: "output", title: "Output", numeric: true, className: "w-38" },
  { id: "most", title: "Max output", numeric: true, leave: 1, className: "w-26" },
  { id: "runtimes", title: "Runtimes", className: "w-40 sm:pl-6" },
];
