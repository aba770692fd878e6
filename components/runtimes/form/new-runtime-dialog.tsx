"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import type { Choices, RuntimeActions } from "@/components/runtimes/types";
import { useToast } from "@/components/ui/feedback/toast";
import { RuntimeFields } from "./runtime-fields";
import { type Draft, useRuntimeForm } from "./use-runtime-form";

export type NewProps = {
  owners: Owners;
  choices: Choices;
  create: RuntimeActions["create"];
};

type Props = NewProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that creates a runtime. */
export function NewRuntimeDialog({ owners, choices, create, open, onOpenChange }: Props) {
  const toast = useToast();
  const form = useRuntimeForm({
    request: { route: "POST /api/runtimes" },
    start: toBlankDraft(choices, firstOwner(owners)),
    run: (filled, workspaceId, token) => create(owners.organization.slug, { ...filled, workspaceId }, token),
    onDone: ({ name, number }) => {
      form.restart();
      onOpenChange(false);
      toast({ text: `${name} is runtime ${number}.` });
    },
  });
  return (
    <FormDialog open={open} onOpenChange={onOpenChange} title="New runtime" verb="Create runtime" form={form}>
      <RuntimeFields form={form} isNew choices={choices} owners={owners} />
    </FormDialog>
  );
}

/** Returns the draft of a new chat runtime: of a provider with a credential, the default if there is none. */
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
    fallbacks: [],
    isDefault: !withDefault.includes("chat"),
    ...{ maxOutputTokens: "", priceInputPerMillion: "", priceOutputPerMillion: "" },
    ...{ pricePerMillionCharacters: "", pricePerAudioMinute: "", pricePerImage: "" },
  };
}
