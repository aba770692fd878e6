const ANY_RUN = "*";
const ANY_ONE = "?";
const LANES = 32;
const FEW = 64;

/** Returns whether a whole text matches a pattern. */
export type Glob = (text: GlobText) => boolean;

/**
 * Compiles a pattern: `*` matches any run of characters, `?` any single one. Case matters. Matching is fast
 * for every pattern: a part between two stars is compared only at the positions of its rarest character, or
 * at 32 positions at once when this character is frequent.
 */
export function compileGlob(pattern: string): Glob {
  if (!pattern.includes(ANY_RUN) && !pattern.includes(ANY_ONE)) return ({ text }) => pattern === text;
  const [first = [], ...others] = pattern.split(ANY_RUN).map((part) => [...part]);
  const last = others.pop();
  if (!last) return ({ chars }) => chars.length === first.length && matchesAt(chars, first, 0);
  return (text) => {
    const end = text.chars.length - last.length;
    if (first.length > end || !matchesAt(text.chars, first, 0) || !matchesAt(text.chars, last, end)) {
      return false;
    }
    return fitInOrder(text, others, first.length, end);
  };
}

/** Returns whether a whole text matches a pattern. The pattern is compiled for this call only. */
export const matchesGlob = (pattern: string, text: string): boolean =>
  compileGlob(pattern)(new GlobText(text));

function matchesAt(chars: string[], part: string[], at: number): boolean {
  return part.every((wanted, i) => wanted === ANY_ONE || wanted === chars[at + i]);
}

/**
 * Returns whether the parts occur one after the other between two positions. The first match of each part
 * leaves the most space for the next parts.
 */
function fitInOrder(text: GlobText, parts: string[][], from: number, end: number): boolean {
  let at = from;
  for (const part of parts) {
    const found = text.firstFit(part, at, end - part.length);
    if (found === undefined) return false;
    at = found + part.length;
  }
  return true;
}

/** A text to match against patterns. It keeps the positions of its characters for further patterns. */
export class GlobText {
  readonly chars: string[];
  private places: Map<string, number[]> | null = null;
  private readonly rows = new Map<string, Uint32Array>();

  constructor(readonly text: string) {
    this.chars = [...text];
  }

  private placesOf(char: string): number[] {
    if (!this.places) {
      const places = new Map<string, number[]>();
      this.chars.forEach((one, at) => {
        const known = places.get(one);
        if (known) known.push(at);
        else places.set(one, [at]);
      });
      this.places = places;
    }
    return this.places.get(char) ?? [];
  }

  /**
   * Returns the first position from `from` to `latest` at which a part matches, undefined when there is none.
   */
  firstFit(part: string[], from: number, latest: number): number | undefined {
    let anchor = -1;
    let rarest: number[] | undefined;
    for (let i = 0; i < part.length; i++) {
      const char = part[i]!;
      if (char === ANY_ONE) continue;
      const places = this.placesOf(char);
      if (!rarest || places.length < rarest.length) [anchor, rarest] = [i, places];
    }
    if (!rarest) return from <= latest ? from : undefined;
    if (rarest.length > FEW) return this.firstFitOfMany(part, from, latest);
    const place = rarest.find((place) => {
      const at = place - anchor;
      return at >= from && at <= latest && matchesAt(this.chars, part, at);
    });
    return place === undefined ? undefined : place - anchor;
  }

  private firstFitOfMany(part: string[], from: number, latest: number): number | undefined {
    const rows = part.map((char) => (char === ANY_ONE ? null : this.row(char)));
    for (let at = from; at <= latest; at += LANES) {
      let fits = -1;
      for (let i = 0; i < rows.length && fits !== 0; i++) {
        const row = rows[i];
        if (row) fits &= window(row, at + i);
      }
      if (fits !== 0) {
        const found = at + 31 - Math.clz32(fits & -fits);
        return found <= latest ? found : undefined;
      }
    }
  }

  /**
   * Returns one bit for each position in the text, set where a character occurs. It has extra space to read
   * past the end.
   */
  private row(char: string): Uint32Array {
    const known = this.rows.get(char);
    if (known) return known;
    const row = new Uint32Array((this.chars.length >>> 5) + 2);
    for (const at of this.placesOf(char)) row[at >>> 5]! |= 1 << (at & 31);
    this.rows.set(char, row);
    return row;
  }
}

/** Returns the 32 bits of a row from a position. */
function window(row: Uint32Array, at: number): number {
  const word = at >>> 5;
  const shift = at & 31;
  return (row[word]! >>> shift) | ((row[word + 1]! << 1) << (31 - shift));
}
