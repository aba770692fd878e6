"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useEffect, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import { z } from "zod";
import type { ActionError, Result } from "@/lib/core/action-result";
import { plainMessage } from "@/lib/core/validation-messages";
import { focusFirstProblem } from "./focus-first-problem";
import { useToken } from "./use-token";

type Options<Values extends FieldValues, Input extends FieldValues, Data> = {
  defaultValues: DefaultValues<Values>;
  /** The input schema of the operation that `send` runs. */
  schema: z.ZodType<unknown, Input>;
  /** Maps what the form holds to the operation's input. */
  toInput: (values: Values) => Input;
  send: (input: Input, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
  /** When a field is checked first: on each change, or when it is left. */
  mode?: "onChange" | "onTouched";
};

/** A form of an operation: its fields, how it is sent, and what the server refused. */
export type ServerForm<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  /** The server's last error that is not about a field; null when there is none. */
  refusal: ActionError | null;
  /** Forgets that error. */
  forget: () => void;
};

/**
 * Creates a form that checks input with the operation's own schema and sends it. A refused field gets the server's
 * message, is focused and scrolled to. Where no answer comes, the form stays as it is.
 */
export function useServerForm<Values extends FieldValues, Input extends FieldValues, Data>({
  defaultValues,
  schema,
  toInput,
  send,
  onDone,
  mode = "onTouched",
}: Options<Values, Input, Data>): ServerForm<Values> {
  const form = useForm<Values, unknown, Values>({
    defaultValues,
    mode,
    shouldFocusError: false,
    resolver: zodResolver(z.preprocess(toInput, schema), { error: plainMessage }, { raw: true }),
  });
  const element = useRef<HTMLFormElement>(null);
  const withToken = useToken();
  const [refusal, setRefusal] = useState<ActionError | null>(null);
  const [failures, setFailures] = useState(0);
  const failed = () => setFailures((count) => count + 1);
  useEffect(() => {
    if (failures > 0) focusFirstProblem(element.current);
  }, [failures]);
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    const result = await withToken((token) => send(toInput(values), token));
    if (result.ok) return onDone(result.data);
    if (!showFieldErrors(form, result.error)) setRefusal(result.error);
    failed();
  }, failed);
  return {
    form,
    pending: form.formState.isSubmitting,
    refusal,
    forget: () => setRefusal(null),
    onSubmit: (event) => {
      element.current = event.currentTarget;
      // A dialog within a form is its child in React, though not in the document.
      event.stopPropagation();
      void submit(event);
    },
  };
}

/** Shows an error at the fields that it names. Returns whether it names fields of the form only. */
function showFieldErrors<Values extends FieldValues>(
  { getValues, setError }: UseFormReturn<Values, unknown, Values>,
  { fields, param, message }: ActionError,
) {
  const told = fields.length > 0 ? fields : param ? [{ path: param, message }] : [];
  const own = told.filter(({ path }) => (path.split(".")[0] ?? "") in getValues());
  for (const { path, message } of own) setError(path as FieldPath<Values>, { type: "server", message });
  return told.length > 0 && own.length === told.length;
}
