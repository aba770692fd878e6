"use client";

import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { useResult } from "@/components/ui/feedback/use-result";
import { count } from "@/components/ui/values/format";
import type { Verification, VerifyAudit } from "./types";

type Props = { organization: string; verify: VerifyAudit };

/** Shows a button that verifies the audit log and, in a line of its own, the result. */
export function VerifyChain({ organization, verify }: Props) {
  const [result, setResult] = useState<Verification | null>(null);
  const { send, pending, error } = useResult(() => verify(organization, {}), setResult);
  return (
    <>
      <Button className="sm:ml-auto" icon="shield" pending={pending} onClick={() => send(undefined)}>
        Verify chain
      </Button>
      <div className="basis-full empty:-mt-2" role="status">
        {error && <Alert tone="red" strong={error.message} />}
        {!error && result && <Outcome result={result} />}
      </div>
    </>
  );
}

function Outcome({ result: { valid, entries, hash, problem } }: { result: Verification }) {
  if (valid) {
    return (
      <Alert tone="green" strong={`${count(entries)} entries, unbroken.`}>
        The last hash is <code className="text-12 wrap-anywhere">{hash.slice(0, 16)}…</code>
      </Alert>
    );
  }
  const where = problem?.sequence ? `Entry ${count(problem.sequence)}` : "The end";
  const chain = problem?.chain === "installation" ? " of the installation’s log" : "";
  return (
    <Alert tone="red" strong={`${where}${chain} ${REASONS[problem?.reason ?? "head_changed"]}.`}>
      {count(entries)} {entries === 1 ? "entry" : "entries"} before it {entries === 1 ? "is" : "are"}{" "}
      unbroken.
    </Alert>
  );
}

type Reason = NonNullable<Verification["problem"]>["reason"];

const REASONS: Record<Reason, string> = {
  entry_missing: "is missing",
  entry_changed: "was changed",
  end_missing: "and later ones are missing",
  head_changed: "of the log was changed",
  chain_missing: "of the log was removed or started again",
};
