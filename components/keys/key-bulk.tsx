"use client";

import { useState } from "react";
import { BulkFailures } from "@/components/keys/bulk-failures";
import { useActs } from "@/components/keys/key-acts";
import type { Key } from "@/components/keys/types";
import { type BulkAct, useBulk } from "@/components/keys/use-bulk";
import { Button } from "@/components/ui/button";
import { ChipList } from "@/components/ui/chip";
import { Confirm } from "@/components/ui/confirm";
import { plural } from "@/components/ui/format";
import { Progress } from "@/components/ui/meter";
import { BulkBar, useSelection } from "@/components/ui/selection";

const ASKS = {
  disable: { title: "Disable", verb: "Disable", what: "Their next requests are refused." },
  revoke: { title: "Revoke", verb: "Revoke", what: "Their next requests are refused, on every server." },
} as const;

/** What can be done to several keys at once: one after the other, with a summary of what failed. */
export function KeyBulk({ keys }: { keys: Key[] }) {
  const { chosen } = useSelection();
  const { desk } = useActs();
  const [asked, setAsked] = useState<{ act: keyof typeof ASKS; keys: Key[] } | null>(null);
  const { run, progress, failures, forget } = useBulk(desk);
  const targets = keys.filter(({ id }) => chosen.includes(id));
  const start = (act: BulkAct) => void run(act, targets);
  const ask = (act: keyof typeof ASKS) => setAsked({ act, keys: targets });
  return (
    <>
      <BulkBar label="Selected keys">
        {progress ? (
          <span className="row text-13">
            {progress.done} of {progress.of}
            <Progress value={progress.done} max={progress.of} label="Keys done" />
          </span>
        ) : (
          <>
            <Button size="s" variant="ghost" className="hide-phone" onClick={() => start("enable")}>
              Enable
            </Button>
            <Button size="s" variant="ghost" onClick={() => ask("disable")}>
              Disable
            </Button>
            <Button size="s" variant="ghost" className="hide-phone" onClick={() => start("archive")}>
              Archive
            </Button>
            <Button size="s" variant="ghost-danger" onClick={() => ask("revoke")}>
              Revoke…
            </Button>
          </>
        )}
      </BulkBar>
      {asked && (
        <Confirm
          open
          onOpenChange={(stays) => !stays && setAsked(null)}
          title={`${ASKS[asked.act].title} ${plural(asked.keys.length, "key")}?`}
          description={ASKS[asked.act].what}
          verb={`${ASKS[asked.act].verb} ${plural(asked.keys.length, "key")}`}
          onConfirm={async () => void run(asked.act, asked.keys)}
        >
          <ChipList values={asked.keys.map(({ name }) => name)} />
        </Confirm>
      )}
      {failures && <BulkFailures {...failures} onClose={forget} />}
    </>
  );
}
