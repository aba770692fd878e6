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
import type { ActionError, Result } from "@/lib/core/errors/action-result";
import { plainMessage } from "@/lib/core/errors/plain-message";
import type { ApiRequest, CurrentRequest } from "./api-request";
import { focusFirstProblem } from "./focus-first-problem";
import { useToken } from "./use-token";

type Options<Values extends FieldValues, Input extends FieldValues, Data> = {
  defaultValues: DefaultValues<Values>;
  /** The input schema of the operation that `send` runs. */
  schema: z.ZodType<unknown, Input>;
  /** Maps the form's values to the operation's input. */
  toInput: (values: Values) => Input;
  send: (input: Input, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
  /** The request of the public API that does the same, if there is one. */
  request?: ApiRequest<Input> | undefined;
  /** When a field is first validated: on each change or on blur. */
  mode?: "onChange" | "onTouched";
};

/** A form of an operation, as `useServerForm` returns it. */
export type ServerForm<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  /** The server's last error that the fields do not show, or null. */
  refusal: ActionError | null;
  /** Clears `refusal`. */
  forget: () => void;
  /** The request of the public API that does the same. */
  request: CurrentRequest | undefined;
};

/**
 * Creates a form that validates input with the operation's schema and sends it. The server's errors are shown
 * at their fields, and the first one is focused. If there is no answer, the form keeps its values.
 */
export function useServerForm<Values extends FieldValues, Input extends FieldValues, Data>({
  defaultValues,
  schema,
  toInput,
  send,
  onDone,
  request,
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
    request: request && {
      ...{ route: request.route, schema },
      getInput: () => {
        const input = toInput(form.getValues());
        return request.toInput?.(input) ?? input;
      },
      getSecrets: () => request.toSecrets?.(toInput(form.getValues())) ?? [],
    },
    onSubmit: (event) => {
      element.current = event.currentTarget;
      // React events of a dialog inside a form also bubble to that form.
      event.stopPropagation();
      void submit(event);
    },
  };
}

/**
 * Shows an error at the fields that it names. Returns true if it names fields and the form has all of them.
 */
function showFieldErrors<Values extends FieldValues>(
  { getValues, setError }: UseFormReturn<Values, unknown, Values>,
  { fields, param, message }: ActionError,
) {
  const told = fields.length > 0 ? fields : param ? [{ path: param, message }] : [];
  const own = told.filter(({ path }) => (path.split(".")[0] ?? "") in getValues());
  for (const { path, message } of own) setError(path as FieldPath<Values>, { type: "server", message });
  return told.length > 0 && own.length === told.length;
}
