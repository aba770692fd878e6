"use client";

import dynamic from "next/dynamic";
import type { OptionListProps } from "./options";

const OptionListPanel = dynamic(
  () => import("./option-list-panel").then((module) => module.OptionListPanel),
  { loading: () => <div className="h-24" /> },
);

/** Shows a search field over options. The arrow keys move through the options, Enter selects one. */
export function OptionList(props: OptionListProps) {
  return <OptionListPanel {...props} />;
}
