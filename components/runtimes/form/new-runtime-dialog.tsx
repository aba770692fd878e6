"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import type { Choices, RuntimeActions } from "@/components/runtimes/types";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { useToast } from "@/components/ui/feedback/toast";
import { RuntimeFields } from "./runtime-fields";
import { type Draft, useRuntimeForm } from "./use-runtime-form";

export type NewProps = {
  owners: Owners;
  choices: Choices;
  create: RuntimeActions["create"];
};

/** Shows the dialog that creates a runtime. */
export function NewRuntimeDialog({ owners, choices, create, ...dialog }: NewProps & OpenDialog) {
  const toast = useToast();
  const form = useRuntimeForm({
    request: { route: "POST /api/runtimes" },
    start: toBlankDraft(choices, firstOwner(owners)),
    send: (input, token) => create(owners.organization.slug, input, token),
    onDone: ({ name, number }) => {
      form.restart();
      dialog.onOpenChange(false);
      toast({ text: `${name} is runtime ${number}.` });
    },
  });
  return (
    <FormDialog {...dialog} title="New runtime" verb="Create runtime" form={form}>
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
