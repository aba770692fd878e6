/** Splits a list for statements with many rows, whose parameters have a limit. */
export const toChunks = <Item>(list: readonly Item[], size = 1_000): Item[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
