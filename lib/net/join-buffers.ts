/** Joins pieces of bytes. A single one is not copied. */
export const joinBuffers = (pieces: readonly Buffer[]): Buffer =>
  pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
