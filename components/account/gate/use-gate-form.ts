import { useActionState, useEffect, useRef } from "react";
import { focusFirstProblem } from "@/components/forms/focus-first-problem";
import { type FormAction, type FormState, unsent } from "@/lib/core/errors/action-result";

/** Creates a form that also works without JavaScript. Focuses the first field with an error of the server. */
export function useGateForm<Data>(action: FormAction<Data>) {
  const [state, send] = useActionState<FormState<Data>, FormData>(action, unsent);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.error) focusFirstProblem(ref.current);
  }, [state]);
  return { ...state, form: { ref, action: send } };
}
