import type { Context } from "./operations/context";

type Page<Item> = { data: Item[]; nextCursor: string | null };
type List<Item> = {
  execute: (ctx: Context, input: { limit: number; cursor?: string | undefined }) => Promise<Page<Item>>;
};

/** Returns the items of all pages of a list, for answers without a cursor. */
export async function listAll<Item>(ctx: Context, list: List<Item>, narrowing: object = {}): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await list.execute(ctx, { ...narrowing, limit: 100, cursor });
    items.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
