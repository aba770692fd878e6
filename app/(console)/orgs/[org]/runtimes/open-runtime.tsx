import { MissingSheet } from "@/components/resource/missing-sheet";
import { type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeSheet } from "@/components/runtimes/runtime-sheet";
import type { Choices } from "@/components/runtimes/types";
import { actions } from "./actions";
import { loadRuntime } from "./loader";

type Props = { org: string; view: RuntimeListView; id: string; choices: Choices };

/** Shows the sheet of the runtime in the URL. */
export async function OpenRuntime({ org, view, id, choices }: Props) {
  const closeHref = toRuntimeListHref(`/orgs/${org}/runtimes`, { ...view, runtime: null });
  const found = await loadRuntime(org, id);
  if (!found) return <MissingSheet what="runtime" closeHref={closeHref} />;
  return <RuntimeSheet key={id} {...found} choices={choices} actions={actions} closeHref={closeHref} />;
}
