"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { useField } from "@/components/forms/use-field";
import { useServerForm } from "@/components/forms/use-server-form";
import { AccessFields, type AccessValues, toGrants } from "@/components/members/access-fields";
import type { MemberContext } from "@/components/members/types";
import { Field } from "@/components/ui/fields/field";
import { Select } from "@/components/ui/fields/select";
import { TextField } from "@/components/ui/fields/text-field";
import { createInvitationInput } from "@/lib/members/invitations/invitation-input";
import { InvitationLink, type Sent } from "./invitation-link";

type Values = AccessValues & { email: string; expiresInDays: string };

const blank: Values = { email: "", role: "member", workspaces: [], expiresInDays: "7" };

const lifetimes = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
];

type Props = { context: MemberContext; open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that invites a person, then the link to send them. */
export function InviteDialog({ context, open, onOpenChange }: Props) {
  const { organization, isOwner, workspaces, origin, actions } = context;
  const [sent, setSent] = useState<Sent | null>(null);
  const server = useServerForm({
    defaultValues: blank,
    schema: createInvitationInput,
    toInput: (values: Values) => ({
      email: values.email,
      role: values.role,
      workspaces: toGrants(values),
      expiresInDays: Number(values.expiresInDays),
    }),
    request: { route: "POST /api/invitations" },
    send: (input, token) => actions.invite(organization, input, token),
    onDone: (made) => {
      server.form.reset(blank);
      onOpenChange(false);
      setSent(made);
    },
  });
  return (
    <>
      <FormDialog
        open={open}
        onOpenChange={onOpenChange}
        title="Invite a person"
        description="They open a link, and sign in or create an account."
        size="s"
        verb="Create invitation"
        form={server}
      >
        <EmailField />
        <AccessFields isOwner={isOwner} workspaces={workspaces} />
        <ExpiryField />
      </FormDialog>
      {sent && <InvitationLink sent={sent} origin={origin} onClose={() => setSent(null)} />}
    </>
  );
}

function EmailField() {
  const email = useField<Values, "email">("email");
  return (
    <TextField {...email} label="Email" type="email" autoComplete="off" placeholder="noor@example.com" />
  );
}

function ExpiryField() {
  const { value, onChange, error } = useField<Values, "expiresInDays">("expiresInDays");
  return (
    <Field label="Link expires after" error={error}>
      {(control) => <Select {...control} value={value} options={lifetimes} onChange={onChange} />}
    </Field>
  );
}
