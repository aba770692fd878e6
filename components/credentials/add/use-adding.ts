import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { settleCredential } from "@/components/credentials/activation/settle-credential";
import { credentialTabs } from "@/components/credentials/list/credential-tabs";
import type { Credential, Settled } from "@/components/credentials/types";
import { firstOwner } from "@/components/organizations/owner-field";
import { useResult } from "@/components/ui/feedback/use-result";
import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { type AddProps, PICKING } from "./add-props";
import { toCreateRequest } from "./to-create-request";
import { blankDraft, useCredentialForm } from "./use-credential-form";

const NO_PROVIDER = { name: "", capabilities: [], fields: [] };

/** The steps of adding a credential. It is created inactive, tested, and activated if nothing speaks against it. */
export function useAdding({ owners, tab = "provider", capabilities, actions, param = "new" }: AddProps) {
  const { slug } = owners.organization;
  const [wanted, setWanted] = useQueryState(param, parseAsString);
  const [workspaceId, setWorkspaceId] = useState(firstOwner(owners));
  const { made, setMade, keep, test, activation } = useMade(actions, slug);
  const [replacing, setReplacing] = useState(false);
  const offered = listProvidersWith(capabilities ?? credentialTabs[tab].capabilities);
  const provider = offered.find(({ id }) => id === wanted);
  const form = useCredentialForm({
    provider: provider ?? NO_PROVIDER,
    start: blankDraft,
    stored: Object.keys(made?.hints ?? {}),
    request: provider && !made ? toCreateRequest(provider, workspaceId) : undefined,
    run: (filled, token) =>
      made
        ? actions.update(slug, { ...filled, id: made.id, version: made.version }, token)
        : actions.create(
            slug,
            { ...filled, provider: wanted ?? "", workspaceId: workspaceId || null, active: false },
            token,
          ),
    onDone: (credential) => {
      keep(credential);
      setReplacing(false);
      activation.forget();
      test.send(credential);
    },
  });
  return {
    owners,
    tab,
    providers: offered,
    open: wanted !== null,
    setOpen: (open: boolean) => {
      void setWanted(open ? PICKING : null, { history: open ? "push" : "replace" });
      form.restart();
      setMade(null);
      setReplacing(false);
    },
    provider,
    /** Without a provider one is to be picked. */
    setProvider: (id: string | null) => void setWanted(id ?? PICKING),
    workspaceId,
    setWorkspaceId,
    form,
    made,
    test,
    activation,
    /** Whether the fields of the new credential are edited again. */
    replacing,
    /** Shows the fields of the new credential again, without its secrets. */
    replace: () => {
      form.change({ fields: { ...made?.fields } });
      setReplacing(true);
    },
    stopReplacing: () => setReplacing(false),
  };
}

/** Keeps the credential that was created, with its test and its activation. */
function useMade(actions: AddProps["actions"], slug: string) {
  const [made, setMade] = useState<Settled | null>(null);
  const keep = (credential: Credential) =>
    setMade({ details: null, replaces: made?.replaces ?? null, ...credential });
  const test = useResult((credential: Credential) => settleCredential(actions, slug, credential), setMade);
  const activation = useResult(
    ({ id, version, active }: Credential) =>
      active ? actions.deactivate(slug, { id, version }) : actions.activate(slug, { id, version }),
    keep,
  );
  return { made, setMade, keep, test, activation };
}

export type Adding = ReturnType<typeof useAdding>;
