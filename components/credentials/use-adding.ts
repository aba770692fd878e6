import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { firstOwner } from "@/components/organizations/owner-field";
import { useResult } from "@/components/ui/use-result";
import { type AddProps, PICKING } from "./add-props";
import type { Credential, ProviderEntry } from "./types";
import { blankDraft, useCredentialForm } from "./use-credential-form";

const none: ProviderEntry = { id: "", name: "", fields: [], keyPage: null, environmentVariable: null };

/** The steps of storing a credential: the address holds the provider, a new credential is tested at once. */
export function useAdding({ owners, providers, actions, param = "new" }: AddProps) {
  const { slug } = owners.organization;
  const [wanted, setWanted] = useQueryState(param, parseAsString);
  const [workspaceId, setWorkspaceId] = useState(firstOwner(owners));
  const [made, setMade] = useState<(Credential & { suggestedBaseUrl?: string | null }) | null>(null);
  const provider = providers.find(({ id }) => id === wanted);
  const test = useResult((id: string) => actions.test(slug, { id }), setMade);
  const form = useCredentialForm({
    provider: provider ?? none,
    start: blankDraft,
    run: (filled, token) =>
      actions.create(slug, { ...filled, provider: wanted ?? "", workspaceId: workspaceId || null }, token),
    onDone: (credential) => {
      setMade(credential);
      test.send(credential.id);
    },
  });
  return {
    owners,
    providers,
    open: wanted !== null,
    setOpen: (open: boolean) => {
      void setWanted(open ? PICKING : null, { history: open ? "push" : "replace" });
      form.reset();
      setMade(null);
    },
    provider,
    /** Without a provider one is to be picked. */
    setProvider: (id: string | null) => void setWanted(id ?? PICKING),
    workspaceId,
    setWorkspaceId,
    form,
    made,
    test,
  };
}

export type Adding = ReturnType<typeof useAdding>;
