const listeners = new Set<() => void>();

/** Calls the listeners of `onLeavePage`. Links and tabs call it when they start to open another page. */
export function leavePage(): void {
  for (const listener of listeners) listener();
}

/** Runs a listener when the person starts to open another page. Returns a function that stops. */
export function onLeavePage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
