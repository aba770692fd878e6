import { useState } from "react";
import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import { useResult } from "@/components/ui/use-result";
import { type Choice, type Choices, recognise, toStore } from "./recognise";
import type { CredentialActions, ProviderEntry } from "./types";

export type ImportProps = {
  owners: Owners;
  providers: readonly ProviderEntry[];
  importAll: CredentialActions["importAll"];
};

/** A pasted environment file: what is recognised of it, what is decided about it, and how it is stored. */
export function useImport({ owners, providers, importAll }: ImportProps, onStored: (count: number) => void) {
  const [text, setText] = useState("");
  const [workspaceId, setWorkspaceId] = useState(firstOwner(owners));
  const [choices, setChoices] = useState<Choices>({});
  const { known, unknown } = recognise(text, providers);
  const { inputs, ready } = toStore(known, choices);
  const { send, pending, error } = useResult(
    () => importAll(owners.organization.slug, { workspaceId: workspaceId || null, credentials: inputs }),
    ({ data }) => {
      setText("");
      setChoices({});
      onStored(data.length);
    },
  );
  return {
    text,
    setText,
    workspaceId,
    setWorkspaceId,
    known,
    unknown,
    choices,
    onChoose: (variable: string, choice: Choice) =>
      setChoices({ ...choices, [variable]: { ...choices[variable], ...choice } }),
    count: inputs.length,
    ready,
    store: () => send(undefined),
    pending,
    error,
  };
}
