/** The colours of a state. */
export type Tone = "green" | "grey" | "red" | "amber";

/** The text colour of each tone. */
export const toneText = {
  green: "text-green",
  grey: "text-ink-2",
  red: "text-red",
  amber: "text-amber",
} as const satisfies Record<Tone, string>;
