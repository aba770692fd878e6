"use client";

import { useState } from "react";
import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";
import { Progress } from "@/components/ui/charts/meter";
import { BulkBar } from "@/components/ui/tables/bulk-bar";
import { useSelection } from "@/components/ui/tables/selection";
import { BulkFailures } from "./bulk-failures";
import { BulkQuestion, type ConfirmedBulkAct } from "./bulk-question";
import { type BulkAct, useBulk } from "./use-bulk";

/** Shows the bulk acts on the selected keys, the progress and the failures. */
export function KeyBulkBar({ keys }: { keys: Key[] }) {
  const { chosen } = useSelection();
  const { keyContext } = useActs();
  const [pending, setPending] = useState<{ act: ConfirmedBulkAct; keys: Key[] } | null>(null);
  const { run, progress, failures, forget } = useBulk(keyContext);
  const targets = keys.filter(({ id }) => chosen.includes(id));
  const start = (act: BulkAct) => void run(act, targets);
  const confirm = (act: ConfirmedBulkAct) => setPending({ act, keys: targets });
  return (
    <>
      <BulkBar label="Selected keys">
        {progress ? (
          <span className="flex min-w-0 items-center gap-2 text-13">
            {progress.done} of {progress.of}
            <Progress value={progress.done} max={progress.of} label="Keys done" />
          </span>
        ) : (
          <>
            <Button size="s" variant="ghost" className="max-sm:hidden" onClick={() => start("enable")}>
              Enable
            </Button>
            <Button size="s" variant="ghost" onClick={() => confirm("disable")}>
              Disable…
            </Button>
            <Button size="s" variant="ghost" className="max-sm:hidden" onClick={() => start("archive")}>
              Archive
            </Button>
            <Button size="s" variant="ghost-danger" onClick={() => confirm("revoke")}>
              Revoke…
            </Button>
          </>
        )}
      </BulkBar>
      {pending && (
        <BulkQuestion
          act={pending.act}
          keys={pending.keys}
          onClose={() => setPending(null)}
          onGentler={() => setPending({ ...pending, act: "disable" })}
          onConfirm={(includeCreated) => void run(pending.act, pending.keys, includeCreated)}
        />
      )}
      {failures && <BulkFailures {...failures} onClose={forget} />}
    </>
  );
}
