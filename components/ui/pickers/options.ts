import type { Option } from "@/components/ui/fields/select";

/** The options of a picker. If there are more than `options`, `find` searches all of them on the server. */
export type Options = {
  options: readonly Option[];
  find?: ((text: string) => Promise<readonly Option[]>) | undefined;
};

export type OptionListProps = Options & {
  /** The label of the search field: "Search projects". */
  label: string;
  /** The selected values. */
  chosen: readonly string[];
  /** Whether several values can be selected. Each row then has a checkbox. */
  multiple?: boolean;
  /** Whether the search field is focused when it appears. */
  autoFocus?: boolean;
  onSelect: (option: Option) => void;
};
