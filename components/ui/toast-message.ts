/** What a toast says. */
export type Message = {
  text: string;
  bad?: boolean;
  /** Undo, Reload: what may follow. */
  action?: { label: string; onSelect: () => void } | undefined;
};

/** A toast on the page. */
export type Shown = Message & { id: number };
