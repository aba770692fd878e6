import type { KeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";

/** A key of a list: what it reaches in words, and whether it can be changed from here. */
export type KeyRow = { key: Key; access: string; writable: boolean };

export type ListProps = {
  /** `mayEdit`: whether the person may change its keys. */
  organization: { slug: string; name: string; mayEdit: boolean };
  /** "API keys of Support copilot" */
  caption: string;
  rows: KeyRow[];
  /** The address of the list. */
  base: string;
  view: KeyListView;
  /** The database's time. */
  now: string;
  nextCursor: string | null;
};

/** Where the key of a row has its page. */
export const keyHref = ({ organization }: Pick<ListProps, "organization">, { id }: Key) =>
  `/orgs/${organization.slug}/keys/${id}`;
