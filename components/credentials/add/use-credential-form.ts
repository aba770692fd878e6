import type { z } from "zod";
import type { Credential } from "@/components/credentials/types";
import type { ApiRequest } from "@/components/forms/api-request";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { Result } from "@/lib/core/errors/action-result";
import { type CheckedFields, checkFields } from "@/lib/credentials/catalogue/check-fields";
import { createCredentialInput } from "@/lib/credentials/credential-input";

/** What is typed of a credential. */
export type Draft = {
  name: string;
  description: string;
  tags: readonly string[];
  priority: string;
  fields: Record<string, string>;
  /** The person confirms a secret of an unusual form. */
  confirmed: boolean;
};

export const blankDraft: Draft = {
  name: "",
  description: "",
  tags: [],
  priority: "",
  fields: {},
  confirmed: false,
};

/** What is sent of a draft, for create and for update. */
const sentInput = createCredentialInput.pick({
  name: true,
  description: true,
  tags: true,
  priority: true,
  fields: true,
  confirmed: true,
});

export type Filled = z.input<typeof sentInput>;

type Options = {
  provider: CheckedFields;
  start: Draft;
  version?: number;
  /** The stored fields that blank keeps: an edit's secrets. */
  stored?: readonly string[];
  request?: ApiRequest<Filled> | undefined;
  run: (filled: Filled, token: string) => Promise<Result<Credential>>;
  /** Receives the credential, and the input that sets the first values again. */
  onDone: (credential: Credential, before: Filled) => void;
};

/** Creates the form of a credential, checked by the operation's schema and its provider's entry. */
export function useCredentialForm({ provider, stored = [], run, ...options }: Options) {
  const check = (fields: Filled["fields"], confirmed: boolean | undefined) =>
    checkFields(provider, fields ?? {}, { confirmed, stored }).errors;
  const form = useResourceForm<Draft, Filled, Credential>({
    ...options,
    schema: sentInput.superRefine(({ fields, confirmed }, ctx) => {
      for (const { field, message } of check(fields, confirmed)) {
        ctx.addIssue({ code: "custom", path: ["fields", field], message });
      }
    }),
    toInput: (draft) => ({
      name: draft.name,
      description: draft.description || null,
      tags: [...draft.tags],
      priority: Number(draft.priority),
      fields: toFields(provider, draft),
      confirmed: draft.confirmed,
    }),
    send: run,
  });
  const problem = (name: string) => form.problem(`fields.${name}`);
  return {
    ...form,
    /** What is wrong with a field of the provider. */
    fieldProblem: problem,
    /** Whether a secret of an unusual form was typed, which the person may confirm. */
    isUnusual: (name: string) =>
      problem(name) !== undefined &&
      check(toFields(provider, form.draft), form.draft.confirmed).some(
        ({ field, reason }) => field === name && reason === "form",
      ),
  };
}

const toFields = ({ fields }: CheckedFields, draft: Draft) =>
  Object.fromEntries(fields.map(({ name }) => [name, draft.fields[name] ?? ""]));

export type CredentialForm = ReturnType<typeof useCredentialForm>;
