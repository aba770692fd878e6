import { type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeSheet } from "@/components/runtimes/runtime-sheet";
import type { Choices } from "@/components/runtimes/types";
import { Sheet, SheetSection } from "@/components/ui/sheet";
import { AppError } from "@/lib/core/errors";
import { readOwners } from "../owners";
import { actions, readRuntime } from "./read";

type Props = { org: string; view: RuntimeListView; id: string; choices: Choices };

/** The sheet of the runtime that the address names. */
export async function OpenRuntime({ org, view, id, choices }: Props) {
  const owners = await readOwners(org, "runtimes:write");
  const closeHref = toRuntimeListHref(`/orgs/${org}/runtimes`, { ...view, runtime: null });
  const runtime = await readRuntime(org, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  if (!runtime) {
    return (
      <Sheet title="Not here any more" closeHref={closeHref}>
        <SheetSection>
          <p className="text-ink-2 text-13">
            The runtime was deleted, or belongs to where you have no access.
          </p>
        </SheetSection>
      </Sheet>
    );
  }
  return (
    <RuntimeSheet
      key={id}
      runtime={runtime}
      choices={choices}
      owners={owners}
      actions={actions}
      closeHref={closeHref}
    />
  );
}
