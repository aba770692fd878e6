let origin: HTMLElement | null = null;

/**
 * Remembers the focused element of the page while the page is shown: dialogs load when they first open, and by then
 * the focus may have left the element that opened them. For an item of a menu it remembers the menu's button.
 * Returns a function that stops.
 */
export function trackFocusOrigin(): () => void {
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest("[role=dialog], [role=alertdialog]")) return;
    const button = target.closest("[role=menu]")?.getAttribute("aria-labelledby");
    origin = button ? document.getElementById(button) : target;
  };
  document.addEventListener("focusin", note);
  return () => document.removeEventListener("focusin", note);
}

/** Returns the element outside of dialogs that had the focus last, null before there was one. */
export const getFocusOrigin = () => origin;
