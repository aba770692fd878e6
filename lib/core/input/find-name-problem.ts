/** A letter, digit, punctuation mark or symbol, except those that fonts draw as nothing. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Invisible characters that change how a word or emoji is drawn: joiners, and the tags of flags. */
const JOINERS = new RegExp(
  [
    "(?<=[\\p{L}\\p{M}])[\\u200c\\u200d](?=\\p{L})",
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})",
    "(?<=\\u{1f3f4})[\\u{e0020}-\\u{e007e}]+\\u{e007f}",
  ].join("|"),
  "gu",
);

/**
 * Returns the problem of a name, null when it is valid. A name needs a visible character and may have no
 * hidden ones.
 */
export function findNameProblem(name: string): string | null {
  if (!VISIBLE.test(name)) return "Enter a name";
  return INVISIBLE.test(name.replace(JOINERS, "")) ? "Contains invalid characters" : null;
}
