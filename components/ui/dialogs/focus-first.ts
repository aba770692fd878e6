const FIRST =
  "[data-autofocus], [data-slot=body] :is(input:not([type=hidden]), select, textarea), [data-slot=footer] :is(button, a)";

/** Focuses an opened dialog's first field or footer button, not its close button. Selects an input's text. */
export function focusFirst(event: Event): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLElement)) return;
  const first = event.target.querySelector<HTMLElement>(FIRST) ?? event.target;
  first.focus();
  if (first instanceof HTMLInputElement) first.select();
}

/** Focuses an opened sheet, so that a screen reader starts at its title. */
export function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
