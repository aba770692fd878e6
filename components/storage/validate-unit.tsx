"use client";

import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { useResult } from "@/components/ui/feedback/use-result";
import { FormError } from "@/components/ui/fields/form-error";
import type { ActProps } from "./types";
import { ValidationResult } from "./validation-result";

/** Shows the last validation, and a button for another one. */
export function ValidateUnit({ unit, owners, actions }: ActProps) {
  const [region, setRegion] = useState<string | null>(null);
  const [evidence, setEvidence] = useState<string | null>(null);
  const { send, pending, error } = useResult(
    () => actions.validate(owners.organization.slug, { id: unit.id }),
    ({ suggestedRegion, evidence }) => {
      setRegion(suggestedRegion);
      setEvidence(evidence);
    },
  );
  const again = (
    <Button size="s" className="-my-1" pending={pending} onClick={() => send(undefined)}>
      {unit.status === "unvalidated" ? "Validate" : "Validate again"}
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <ValidationResult unit={unit} evidence={evidence} action={again} />
      {region && region !== unit.region && (
        <UseRegion region={region} unit={unit} owners={owners} actions={actions} />
      )}
      <FormError error={error} />
    </div>
  );
}

/** Offers the region that the provider named. */
function UseRegion({
  region,
  unit: { id, version },
  owners,
  actions,
}: Pick<ActProps, "unit" | "owners" | "actions"> & { region: string }) {
  const { organization } = owners;
  const { send, pending, error } = useResult(
    () => actions.update(organization.slug, { id, version, region }),
    () => {},
  );
  return (
    <>
      <Alert
        strong={`The bucket is in ${region}.`}
        action={
          <Button size="s" pending={pending} onClick={() => send(undefined)}>
            Use {region}
          </Button>
        }
      />
      <FormError error={error} />
    </>
  );
}
