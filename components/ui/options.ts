import type { Option } from "@/components/ui/select";

/** The choices of a picker: the first of them, and a search on the server for the others where there are more. */
export type Options = {
  options: readonly Option[];
  find?: ((text: string) => Promise<readonly Option[]>) | undefined;
};

export type OptionListProps = Options & {
  /** "Search projects" */
  label: string;
  /** The values that are chosen now. */
  chosen: readonly string[];
  /** Several can be chosen: each row has a checkbox. */
  multiple?: boolean;
  /** Whether the search field takes the focus when it appears. */
  autoFocus?: boolean;
  onSelect: (option: Option) => void;
};
