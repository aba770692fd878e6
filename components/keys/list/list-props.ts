import type { KeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";

export type KeyRow = {
  key: Key;
  /** The projects that the key can access, in words. */
  access: string;
  /** True if the person may change the key on this page. */
  writable: boolean;
  /** True if a live secret of the key was reported as leaked. */
  leaked: boolean;
};

export type ListProps = {
  /** `mayEdit` is true if the person may change the organization's keys. */
  organization: { slug: string; name: string; mayEdit: boolean };
  /** The caption of the table, like "API keys of Support copilot". */
  caption: string;
  rows: KeyRow[];
  /** The address of the list. */
  base: string;
  view: KeyListView;
  /** The database's time. */
  now: string;
  nextCursor: string | null;
};

/** Returns the address of a key's page. */
export const keyHref = ({ organization }: Pick<ListProps, "organization">, { id }: Key) =>
  `/orgs/${organization.slug}/keys/${id}`;
