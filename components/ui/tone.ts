/** The colours of a state. */
export type Tone = "green" | "grey" | "red" | "amber";

/** The colour of an icon or a text that tells a state. */
export const toneText = {
  green: "text-green",
  grey: "text-ink-2",
  red: "text-red",
  amber: "text-amber",
} as const satisfies Record<Tone, string>;
