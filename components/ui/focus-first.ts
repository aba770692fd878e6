const FIRST =
  "[data-autofocus], [data-slot=body] :is(input:not([type=hidden]), select, textarea), [data-slot=footer] :is(button, a)";

/** When a dialog opens: the first field, or the first button of the foot, instead of the cross above them. */
export function focusFirst(event: Event): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLElement)) return;
  const first = event.target.querySelector<HTMLElement>(FIRST) ?? event.target;
  first.focus();
  if (first instanceof HTMLInputElement) first.select();
}

/** When a sheet opens: the sheet itself, so that reading starts at its title. */
export function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
