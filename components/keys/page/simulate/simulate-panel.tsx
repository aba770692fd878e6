"use client";

import { useEffect, useRef, useState } from "react";
import { FormProvider } from "react-hook-form";
import { FormAlert } from "@/components/forms/form-alert";
import { noAnswer } from "@/components/forms/no-answer";
import { useActs } from "@/components/keys/acts";
import { toChanges } from "@/components/keys/forms/key-form";
import { PolicySection } from "@/components/keys/forms/policy-section";
import { ScopesField } from "@/components/keys/forms/scopes-field";
import { useEditKey } from "@/components/keys/forms/use-edit-key";
import type { Key, Simulation } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { count } from "@/components/ui/values/format";
import type { ActionError } from "@/lib/core/errors/action-result";
import { Simulated } from "./simulated";

/** Shows a form to try a policy on the key's past requests, then save it. */
export function SimulatePanel({ of }: { of: Key }) {
  const { keyContext } = useActs();
  const [result, setResult] = useState<Simulation | null>(null);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const edit = useEditKey(of, () => setResult(null));
  const { isValid } = edit.form.formState;
  const simulate = async () => {
    setPending(true);
    const answer = await keyContext.actions
      .simulateKey(keyContext.organization.slug, {
        id: of.id,
        ...toChanges(edit.key, edit.form.getValues()),
      })
      .catch(noAnswer);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    setResult(answer.ok ? answer.data : null);
  };
  return (
    <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
      <FormProvider {...edit.form}>
        <form noValidate onSubmit={edit.onSubmit} className="grid grid-cols-1 gap-4">
          <ScopesField grantable={keyContext.grantable} />
          <PolicySection section="limits" open />
          <PolicySection section="restrictions" open />
          <FormAlert
            refusal={problem ?? edit.refusal}
            action={
              edit.isStale && (
                <Button size="s" onClick={edit.reload}>
                  Reload
                </Button>
              )
            }
          />
          <div className="flex min-w-0 items-center gap-2">
            <Button variant="primary" pending={pending} disabled={!isValid} onClick={simulate}>
              Simulate
            </Button>
            {result && (
              <Button
                type="submit"
                variant={result.denied > 0 ? "danger" : undefined}
                pending={edit.pending}
                disabled={!isValid}
              >
                {result.denied > 0 ? `Save and refuse ${count(result.denied)}` : "Save this policy"}
              </Button>
            )}
          </div>
        </form>
      </FormProvider>
      <Outcome result={result} />
    </div>
  );
}

/** Shows the result beside the form, or below it and scrolled to. */
function Outcome({ result }: { result: Simulation | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result) box.current?.scrollIntoView({ block: "nearest" });
  }, [result]);
  return (
    <div
      ref={box}
      className="min-w-0 scroll-mt-16 min-[1121px]:sticky min-[1121px]:top-16"
      aria-live="polite"
    >
      {result ? (
        <Simulated {...result} />
      ) : (
        <Card>
          <EmptyState title="Try a policy before you save it">
            It is checked against the requests of the last 30 days that passed. No changes are made.
          </EmptyState>
        </Card>
      )}
    </div>
  );
}
