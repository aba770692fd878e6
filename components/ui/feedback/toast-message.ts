/** The content of a toast. */
export type Message = {
  text: string;
  bad?: boolean;
  /** The page that explains an error. */
  helpHref?: string | undefined;
  /** The ids of the changed objects. A later toast about one of them takes the place of this one. */
  about?: readonly string[] | undefined;
  /** A button: Undo, Reload. */
  action?: { label: string; onSelect: () => void } | undefined;
};

/** A toast that is shown. */
export type Shown = Message & { id: number };
