import { useState } from "react";
import { settleCredential } from "@/components/credentials/activation/settle-credential";
import { toCreateRequest } from "@/components/credentials/add/to-create-request";
import type { Filled } from "@/components/credentials/add/use-credential-form";
import type { Credential, CredentialActions, Settled } from "@/components/credentials/types";
import type { CurrentRequest } from "@/components/forms/api-request";
import { noAnswer } from "@/components/forms/no-answer";
import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import { useResult } from "@/components/ui/feedback/use-result";
import type { Result } from "@/lib/core/errors/action-result";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { type Choice, type Choices, recognise, toStore } from "./recognise";

export type ImportProps = {
  owners: Owners;
  actions: Pick<CredentialActions, "importAll" | "test" | "activate" | "activateTested">;
};

/** A credential that was imported, and what its test came to, once it is done. */
export type Imported = { credential: Credential; result: Result<Settled> | null };

/** Returns the request that creates a credential from known input. */
function toCurrentRequest(
  ...[provider, workspaceId, input]: [...Parameters<typeof toCreateRequest>, Filled]
): CurrentRequest {
  const { route, toInput, toSecrets } = toCreateRequest(provider, workspaceId);
  return { route, getInput: () => toInput(input), getSecrets: () => toSecrets(input) };
}

/** A pasted environment file: what is recognised of it, what is decided about it, how it is stored and tested. */
export function useImport({ owners, actions }: ImportProps) {
  const { slug } = owners.organization;
  const [text, setText] = useState("");
  const [workspaceId, setWorkspaceId] = useState(firstOwner(owners));
  const [choices, setChoices] = useState<Choices>({});
  const [imported, setImported] = useState<readonly Imported[]>([]);
  const { known, leftOut } = recognise(text, providers);
  const { inputs, ready } = toStore(known, choices);
  const keep = (id: string, result: Result<Settled>) =>
    setImported((all) => all.map((one) => (one.credential.id === id ? { ...one, result } : one)));
  const clear = () => {
    setText("");
    setChoices({});
  };
  const { send, pending, error } = useResult(
    (_: undefined, token) =>
      actions.importAll(slug, { workspaceId: workspaceId || null, credentials: inputs }, token),
    async ({ data }) => {
      clear();
      setImported(data.map((credential) => ({ credential, result: null })));
      for (const credential of data)
        keep(credential.id, await settleCredential(actions, slug, credential).catch(noAnswer));
    },
  );
  return {
    text,
    setText,
    workspaceId,
    setWorkspaceId,
    known,
    leftOut,
    choices,
    onChoose: (provider: string, choice: Choice) =>
      setChoices({ ...choices, [provider]: { ...choices[provider], ...choice } }),
    count: inputs.length,
    ready,
    /** The requests of the public API that create them. */
    requests: known.flatMap(({ provider }) =>
      inputs
        .filter((input) => input.provider === provider.id)
        .map(({ active: _active, ...input }) => toCurrentRequest(provider, workspaceId, input)),
    ),
    store: () => send(undefined),
    pending,
    error,
    imported,
    /** Keeps the credential that the person activated. */
    keepActivated: (settled: Settled) => keep(settled.id, { ok: true, data: settled }),
    forgetImported: () => setImported([]),
  };
}
