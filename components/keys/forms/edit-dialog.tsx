"use client";

import { type Draft, toDraft } from "@/components/keys/forms/draft";
import { ExpiryField } from "@/components/keys/forms/expiry-field";
import { AccessField } from "@/components/keys/forms/owner-fields";
import { LimitsFold, RestrictionsFold } from "@/components/keys/forms/policy-fields";
import { ScopesField } from "@/components/keys/forms/scopes-field";
import { StateSwitches } from "@/components/keys/forms/state-switches";
import { useEdit } from "@/components/keys/forms/use-edit";
import { useActs } from "@/components/keys/key-acts";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogClose, DialogStart } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import type { Option } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";

type Props = { of: Key; onClose: () => void };

/** Everything of a key that can be changed, with the new secret beside it. */
export function EditDialog({ of, onClose }: Props) {
  const { keyContext, open } = useActs();
  const { draft, fields, enabled, revoked, setEnabled, setRevoked, ...edit } = useEdit(of, onClose);
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Edit ${of.name}`}
      description={ownerWords(of, keyContext.projects.options)}
      form={edit.form}
      footer={
        <>
          {of.status !== "expired" && (
            <DialogStart>
              <Button icon="rotate" onClick={() => open("rotate", of)}>
                Rotate Secret
              </Button>
            </DialogStart>
          )}
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={edit.pending} disabled={!edit.isValid}>
            Save
          </Button>
        </>
      }
    >
      {edit.trouble && (
        <Note
          tone="red"
          role="alert"
          action={
            edit.isStale && (
              <Button size="s" onClick={edit.reload}>
                Reload
              </Button>
            )
          }
        >
          {edit.trouble}
        </Note>
      )}
      <TextField
        label={of.owner.type === "project" ? "Name" : "Label"}
        value={draft.name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => fields.change({ name: event.target.value })}
        error={fields.problem("name")}
      />
      <Card className="px-4">
        <StateSwitches
          enabled={enabled}
          revoked={revoked}
          wasRevoked={of.revokedAt !== null}
          onEnabled={setEnabled}
          onRevoked={setRevoked}
        />
      </Card>
      <Policy of={of} draft={draft} fields={fields} />
    </Dialog>
  );
}

type PolicyProps = { of: Key; draft: Draft; fields: ReturnType<typeof useEdit>["fields"] };

function Policy({ of, draft, fields }: PolicyProps) {
  const { keyContext } = useActs();
  const isLimited = of.rateLimitPerMinute !== null || of.dailyHardLimit !== null;
  const isRestricted =
    of.modelAllowlist.length + of.modelDenylist.length + of.ipAllowlist.length > 0 ||
    of.leakReaction !== "notify";
  return (
    <>
      {of.owner.type === "organization" && <AccessField keyContext={keyContext} {...fields} />}
      <ExpiryField required={keyContext.expiryRequired && toDraft(of).expiry !== "none"} {...fields} />
      <ScopesField grantable={keyContext.grantable} {...fields} />
      <LimitsFold open={isLimited} {...fields} draft={draft} />
      <RestrictionsFold open={isRestricted} {...fields} draft={draft} />
    </>
  );
}

function ownerWords({ owner }: Key, projects: Option[]): string {
  if (owner.type === "organization") return "A key of the organization.";
  const project = projects.find(({ value }) => value === owner.id);
  return project ? `A key of the project ${project.label}.` : "A key of a project.";
}
