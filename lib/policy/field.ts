import type { z } from "zod";

/**
 * The rule by which attenuation compares a key with its creator. `lib/policy/attenuation.ts` implements the
 * rules.
 */
export type AttenuationRule =
  | "at most"
  | "within budget"
  | "within budget period"
  | "within model budgets"
  | "not later"
  | "within list"
  | "keeps list"
  | "grantable scopes"
  | "within projects"
  | "not restricted";

/** The control of a field in forms. A field with a form part of its own has `null` instead. */
export type FieldForm =
  | { section: Section; control: "count"; unit: string; hint: string }
  | { section: Section; control: "text" | "money" | "amounts"; hint: string }
  | {
      section: Section;
      control: "list";
      placeholder: string;
      hint?: string;
      wide?: true;
      /** Returns a warning about the entries, `null` for none. */
      warn?: (entries: readonly string[]) => string | null;
    }
  | {
      section: Section;
      control: "choice";
      choices: Record<string, { label: string; hint: string }>;
      wide?: true;
    };

/** A collapsible section of the form. It shows a summary of its fields. */
export type Section = "limits" | "restrictions" | "notes";

type Field<Input extends z.ZodType, Output extends z.ZodType, Rule extends AttenuationRule> = {
  /** Its name in forms and in the history of a key. */
  label: string;
  /** Its column of `keys`, `null` when it has its own table. */
  column: string | null;
  /** The schema in requests. Create and update requests may omit the field. */
  input: Input;
  /** The schema in key objects of responses. */
  output: Output;
  /** The value of a new key when the request omits the field. */
  default: NoInfer<z.output<Output>>;
  /** The rule for the values that a limited caller may put on a key. */
  attenuation: Rule;
  form: FieldForm | null;
  /** Returns the summary of a value for the collapsed form, `null` for none. */
  summarize: ((value: NoInfer<z.output<Output>>) => string | null) | null;
};

/** Declares a field, with the types of its parts inferred. */
export const field = <Input extends z.ZodType, Output extends z.ZodType, const Rule extends AttenuationRule>(
  declaration: Field<Input, Output, Rule>,
) => declaration;

/** The titles of the form's sections, and their summaries when no field is set. */
export const SECTIONS: Record<Section, { title: string; empty: string }> = {
  limits: { title: "Limits", empty: "No limit" },
  restrictions: { title: "Restrictions", empty: "All models, any IP address" },
  notes: { title: "Note and tags", empty: "None" },
};
