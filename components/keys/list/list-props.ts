import type { KeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";

export type KeyRow = {
  key: Key;
  /** The projects that it can access, in words. */
  access: string;
  /** Whether the person may change it on this page. */
  writable: boolean;
  /** Whether a live secret of it was reported as leaked. */
  leaked: boolean;
};

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
