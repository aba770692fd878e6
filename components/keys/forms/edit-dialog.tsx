"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useActs } from "@/components/keys/acts";
import { CreatedKeysChoice } from "@/components/keys/confirm/created-keys-choice";
import { ImpactFound } from "@/components/keys/confirm/impact";
import { countCreated, useImpact } from "@/components/keys/confirm/use-impact";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";
import { Card } from "@/components/ui/card";
import type { Option } from "@/components/ui/fields/select";
import { ExpiryField } from "./expiry-field";
import type { KeyForm } from "./key-form";
import { NameField } from "./name-field";
import { AccessField } from "./owner-fields";
import { isSectionSet, PolicySection } from "./policy-section";
import { ScopesField } from "./scopes-field";
import { StateSwitches } from "./state-switches";
import { useEditKey } from "./use-edit-key";
import { useKeyField } from "./use-key-field";

type Props = { of: Key; onClose: () => void };

/** Shows the dialog that edits a key. Its secret and its owner cannot be edited. */
export function EditDialog({ of, onClose }: Props) {
  const { keyContext, open } = useActs();
  const edit = useEditKey(of, onClose);
  const stop = findStop(edit.key, edit.form.watch());
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Edit ${of.name}`}
      description={ownerWords(of, keyContext.projects.options)}
      form={edit}
      verb={stop ? `Save and ${stop}` : "Save"}
      danger={stop !== null}
      untilValid
      untilChanged
      remedy={
        edit.isStale && (
          <Button size="s" onClick={edit.reload}>
            Reload
          </Button>
        )
      }
      start={
        of.status !== "expired" &&
        !edit.form.formState.isDirty && (
          <Button icon="rotate" onClick={() => open("rotate", of)}>
            Rotate Secret…
          </Button>
        )
      }
    >
      <NameField ofProject={of.owner.type === "project"} />
      <Card className="px-4">
        <Switches wasRevoked={of.revokedAt !== null} />
      </Card>
      {stop && <StopImpact of={of} stop={stop} />}
      {of.owner.type === "organization" && <AccessField keyContext={keyContext} />}
      <ExpiryField required={keyContext.expiryRequired && of.expiresAt !== null} />
      <ScopesField grantable={keyContext.grantable} />
      <PolicySection section="limits" open={isSectionSet("limits", of)} />
      <PolicySection section="restrictions" open={isSectionSet("restrictions", of)} />
      <PolicySection section="notes" open={isSectionSet("notes", of)} />
    </FormDialog>
  );
}

/** Returns whether saving revokes or disables the key, or null if it does neither. */
function findStop(key: Key, form: Pick<KeyForm, "enabled" | "revoked">): "revoke" | "disable" | null {
  if (form.revoked && key.revokedAt === null) return "revoke";
  return !form.enabled && key.enabled ? "disable" : null;
}

function StopImpact({ of, stop }: { of: Key; stop: "revoke" | "disable" }) {
  const facts = useImpact(of);
  const includeCreated = useKeyField("includeCreated");
  return (
    <>
      <ImpactFound facts={facts} />
      {stop === "revoke" && (
        <CreatedKeysChoice
          created={countCreated(facts)}
          checked={includeCreated.value}
          onChange={includeCreated.onChange}
        />
      )}
    </>
  );
}

function Switches({ wasRevoked }: { wasRevoked: boolean }) {
  const enabled = useKeyField("enabled");
  const revoked = useKeyField("revoked");
  return (
    <StateSwitches
      enabled={enabled.value}
      revoked={revoked.value}
      wasRevoked={wasRevoked}
      onEnabled={enabled.onChange}
      onRevoked={revoked.onChange}
    />
  );
}

function ownerWords({ owner }: Key, projects: Option[]): string {
  if (owner.type === "organization") return "Organization key";
  const project = projects.find(({ value }) => value === owner.id);
  return project ? `Key of the project ${project.label}` : "Project key";
}
