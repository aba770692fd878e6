const PROBLEM = '[aria-invalid="true"], fieldset:has(> [role="alert"]), [role="alert"]';
const CONTROL = "input:not([type=hidden]), select, textarea, button";

/** Focuses the first control of a form that has an error, and scrolls to it. */
export function focusFirstProblem(form: HTMLFormElement | null) {
  const problem = form?.querySelector<HTMLElement>(PROBLEM);
  const control = problem?.matches(CONTROL) ? problem : problem?.querySelector<HTMLElement>(CONTROL);
  problem?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}
