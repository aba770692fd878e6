import { useState } from "react";
import { useResult } from "@/components/ui/use-result";
import type { Result } from "@/lib/core/action-result";
import { checkFields, type FieldError } from "@/lib/credentials/catalogue/check-fields";
import type { Credential, ProviderEntry } from "./types";

/** What is typed of a credential. */
export type Draft = {
  name: string;
  description: string;
  priority: string;
  values: Readonly<Record<string, string>>;
  /** The person says that a secret of another form is meant. */
  confirmed: boolean;
};

export const blankDraft: Draft = { name: "", description: "", priority: "", values: {}, confirmed: false };

/** What is sent of a draft. */
export type Filled = {
  name: string;
  description: string | null;
  priority: number;
  fields: Record<string, string>;
  confirmed: boolean;
};

type Options = {
  provider: ProviderEntry;
  start: Draft;
  /** The version that an edit starts from; another one starts it again. */
  version?: number;
  /** The stored fields that blank keeps: an edit's secrets. */
  stored?: readonly string[];
  run: (filled: Filled) => Promise<Result<Credential>>;
  onDone: (credential: Credential) => void;
};

/** The form of a credential: checked here by its provider's entry as the server does, then sent. */
export function useCredentialForm({ provider, start, version, stored = [], run, onDone }: Options) {
  const [draft, setDraft] = useState(start);
  const [read, setRead] = useState(version);
  const [found, setFound] = useState<FieldError[]>([]);
  const [nameless, setNameless] = useState(false);
  const { send, pending, error, problem, forget } = useResult(run, onDone);
  const reset = () => {
    setDraft(start);
    setFound([]);
    setNameless(false);
    forget();
  };
  if (read !== version) {
    setRead(version);
    reset();
  }
  const change = (patch: Partial<Draft>) => {
    setDraft({ ...draft, ...patch });
    if (patch.name) setNameless(false);
    if (patch.values || patch.confirmed !== undefined) setFound([]);
  };
  const submit = () => {
    const fields = Object.fromEntries(
      provider.fields.map(({ name }) => [name, draft.values[name] ?? ""] as const),
    );
    const { errors } = checkFields(provider, fields, { confirmed: draft.confirmed, stored });
    setFound(errors);
    setNameless(draft.name.trim() === "");
    const { name, description, priority, confirmed } = draft;
    if (errors.length === 0 && name.trim() !== "") {
      send({ name, description: description || null, priority: Number(priority), fields, confirmed });
    }
  };
  return {
    draft,
    change,
    submit,
    pending,
    error,
    reset,
    problem: (field: string) => (field === "name" && nameless ? "Enter a name" : problem(field)),
    /** What is wrong with a field of the provider. */
    fieldProblem: (name: string) =>
      found.find(({ field }) => field === name)?.message ?? problem(`fields.${name}`),
    /** Whether a secret of another form was typed, which the person may confirm. */
    isUnusual: (name: string) => found.some(({ field, reason }) => field === name && reason === "form"),
    /** The fields whose problems stand beside them. */
    shown: ["name", "description", "priority", ...provider.fields.map(({ name }) => `fields.${name}`)],
  };
}

export type CredentialForm = ReturnType<typeof useCredentialForm>;
