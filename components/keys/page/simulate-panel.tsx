"use client";

import { useState } from "react";
import { LimitsFold, RestrictionsFold } from "@/components/keys/forms/policy-fields";
import { ScopesField } from "@/components/keys/forms/scopes-field";
import { useEdit } from "@/components/keys/forms/use-edit";
import { useActs } from "@/components/keys/key-acts";
import { Simulated } from "@/components/keys/page/simulated";
import type { Key, Simulation } from "@/components/keys/types";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";

/** A policy to try: what it would have refused of the key's real requests, before it is saved. */
export function SimulatePanel({ of }: { of: Key }) {
  const { keyContext } = useActs();
  const [result, setResult] = useState<Simulation | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const { fields, changes, isValid, form, trouble, ...edit } = useEdit(of, () => setResult(null));
  const simulate = async () => {
    setPending(true);
    const answer = await keyContext.actions.simulateKey(keyContext.organization.slug, {
      id: of.id,
      ...changes,
    });
    setPending(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    setResult(answer.ok ? answer.data : null);
  };
  const said = trouble ?? problem;
  return (
    <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
      <form {...form} className="grid grid-cols-1 gap-4">
        {said && (
          <Note tone="red" role="alert">
            {said}
          </Note>
        )}
        <ScopesField grantable={keyContext.grantable} {...fields} />
        <LimitsFold open {...fields} />
        <RestrictionsFold open {...fields} />
        <div className="flex min-w-0 items-center gap-2">
          <Button variant="primary" pending={pending} disabled={!isValid} onClick={simulate}>
            Simulate
          </Button>
          {result && (
            <Button type="submit" pending={edit.pending} disabled={!isValid}>
              Save this policy
            </Button>
          )}
        </div>
      </form>
      {result ? (
        <Simulated {...result} />
      ) : (
        <Card>
          <EmptyState title="Try a policy before you save it">
            It is held against the requests of the last 30 days that passed. Nothing is changed.
          </EmptyState>
        </Card>
      )}
    </div>
  );
}
