import type { Option } from "@/components/ui/fields/select";

/** The possible owners of listed resources: an organization and its workspaces. */
export type Owners = {
  organization: { slug: string; name: string };
  workspaces: { id: string; name: string; slug: string }[];
  /** Searches all workspaces. The value of an option is an id or a slug. Absent if `workspaces` has all. */
  findById?: (text: string) => Promise<Option[]>;
  findBySlug?: (text: string) => Promise<Option[]>;
  /** The organizations that the user administers, and the current one. */
  organizations: { slug: string; name: string }[];
  /**
   * Whether the user may create resources of the organization. `writable` are the workspaces that allow it.
   */
  mayOwn: boolean;
  writable: { id: string; name: string }[];
};

/** Returns the name of a resource's owner. Null is the organization. */
export const ownerName = (
  { organization, workspaces }: Pick<Owners, "organization" | "workspaces">,
  workspaceId: string | null,
) =>
  workspaceId === null
    ? organization.name
    : (workspaces.find(({ id }) => id === workspaceId)?.name ?? "Another workspace");

/** Returns whether the user may change resources of the organization or of any workspace. */
export const mayChangeSome = ({ mayOwn, writable }: Owners) => mayOwn || writable.length > 0;

/** Returns whether the user may change resources of a workspace. Null is the organization. */
export const mayChange = ({ mayOwn, writable }: Owners, workspaceId: string | null) =>
  workspaceId === null ? mayOwn : writable.some(({ id }) => id === workspaceId);
