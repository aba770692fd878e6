import { MissingSheet } from "@/components/resource/missing-sheet";
import { RuntimeSheet } from "@/components/runtimes/runtime-sheet";
import type { Choices } from "@/components/runtimes/types";
import { actions } from "./actions";
import { loadRuntime } from "./loader";

type Props = { org: string; id: string; choices: Choices; closeHref: string };

/** Shows the sheet of the runtime in the URL. */
export async function OpenRuntime({ org, id, choices, closeHref }: Props) {
  const found = await loadRuntime(org, id);
  if (!found) return <MissingSheet what="runtime" closeHref={closeHref} />;
  return <RuntimeSheet key={id} {...found} choices={choices} actions={actions} closeHref={closeHref} />;
}
