let typed = "";
let stop: () => void = () => undefined;

/**
 * Collects what is typed from now on, for a field that is not there yet. The focus of any field ends it.
 */
export function collectKeys(): void {
  stop();
  typed = "";
  const collect = (event: KeyboardEvent) => {
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isText && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    typed = isText ? typed + event.key : typed.slice(0, -1);
  };
  const leave = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.matches("input, select, textarea")) stop();
  };
  document.addEventListener("keydown", collect, true);
  document.addEventListener("focusin", leave, true);
  stop = () => {
    document.removeEventListener("keydown", collect, true);
    document.removeEventListener("focusin", leave, true);
  };
}

/** Returns the text that was typed since `collectKeys`. */
export const readKeys = () => typed;

/** Ends the collection and forgets the text. */
export function forgetKeys(): void {
  stop();
  typed = "";
}
