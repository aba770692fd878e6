import type { Option } from "@/components/ui/select";

/** The possible owners of listed resources: an organization and its workspaces. */
export type Owners = {
  organization: { slug: string; name: string };
  workspaces: { id: string; name: string; slug: string }[];
  /** Search all workspaces, as options by id or slug. Absent where `workspaces` holds all. */
  findById?: (text: string) => Promise<Option[]>;
  findBySlug?: (text: string) => Promise<Option[]>;
  /** The organizations that the person administers, and this one. */
  organizations: { slug: string; name: string }[];
  /** Whether the person may create resources of the organization, and in which workspaces. */
  mayOwn: boolean;
  writable: { id: string; name: string }[];
};

/** Returns the name of the owner of a resource. */
export const ownerName = (
  { organization, workspaces }: Pick<Owners, "organization" | "workspaces">,
  workspaceId: string | null,
) =>
  workspaceId === null
    ? organization.name
    : (workspaces.find(({ id }) => id === workspaceId)?.name ?? "Another workspace");

/** Returns whether the person may change any resource of the organization or its workspaces. */
export const mayChangeSome = ({ mayOwn, writable }: Owners) => mayOwn || writable.length > 0;

/** Returns whether the person may change resources of a workspace, or of the organization for null. */
export const mayChange = ({ mayOwn, writable }: Owners, workspaceId: string | null) =>
  workspaceId === null ? mayOwn : writable.some(({ id }) => id === workspaceId);
