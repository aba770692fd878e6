/** The elements that had the focus last: anywhere, and on the page or in a sheet beside it. */
const last: { anywhere: HTMLElement | null; onPage: HTMLElement | null } = { anywhere: null, onPage: null };

/**
 * Remembers the focused elements while the page is shown: dialogs load when they first open, and by then the focus may
 * have left the element that opened them. For an item of a menu it remembers the menu's button. Returns a function
 * that stops.
 */
export function trackFocusOrigin(): () => void {
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const button = target.closest("[role=menu]")?.getAttribute("aria-labelledby");
    last.anywhere = button ? document.getElementById(button) : target;
    if (!target.closest("[role=dialog], [role=alertdialog]")) last.onPage = last.anywhere;
  };
  document.addEventListener("focusin", note);
  return () => document.removeEventListener("focusin", note);
}

/**
 * Returns the elements to focus when an opened dialog closes, the first that still exists: the one that had the focus,
 * then the last one outside of dialogs.
 */
export const getFocusOrigins = () => [last.anywhere, last.onPage];
