"use client";

import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { RuntimeDialog } from "./runtime-dialog";
import type { Choices, RuntimeActions } from "./types";
import { type Draft, useRuntimeForm } from "./use-runtime-form";

type Props = {
  owners: Owners;
  choices: Choices;
  create: RuntimeActions["create"];
  /** The parameter of the address that opens the dialog. */
  param?: string;
  /** Whether another button is the next step of the page. */
  secondary?: boolean;
};

/** Creates a runtime in a dialog that the address opens. */
export function NewRuntime({ owners, choices, create, param, secondary }: Props) {
  const toast = useToast();
  const [open, setOpen] = useCreateDialog(param);
  const form = useRuntimeForm({
    start: toBlankDraft(choices, firstOwner(owners)),
    run: (filled, workspaceId, token) => create(owners.organization.slug, { ...filled, workspaceId }, token),
    onDone: ({ name, number }) => {
      form.restart();
      setOpen(false);
      toast({ text: `${name} is runtime ${number}.` });
    },
  });
  return (
    <RuntimeDialog
      trigger={
        <Button variant={secondary ? "default" : "primary"} icon="plus">
          New Runtime
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title="New runtime"
      verb="Create runtime"
      form={form}
      choices={choices}
      owners={owners}
      isNew
    />
  );
}

/** Returns the draft of a new runtime: of the provider that has a credential, the default where there is none. */
function toBlankDraft({ providers, credentials, withDefault }: Choices, workspaceId: string): Draft {
  const usable = credentials.find(({ active }) => active) ?? credentials[0];
  const provider = providers.find(({ id }) => id === usable?.provider) ?? providers[0];
  return {
    name: "",
    kind: "chat",
    provider: provider?.id ?? "",
    upstreamModel: "",
    workspaceId,
    via: "use",
    credentialId: "",
    baseUrl: "",
    enabled: true,
    isDefault: !withDefault.includes("chat"),
  };
}
