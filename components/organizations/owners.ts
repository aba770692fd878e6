import type { Option } from "@/components/ui/select";

/** Who owns what is listed: an organization, and its workspaces. */
export type Owners = {
  organization: { slug: string; name: string };
  workspaces: { id: string; name: string; slug: string }[];
  /** Search all workspaces, as options by id or slug. Absent where `workspaces` holds all. */
  findById?: (text: string) => Promise<Option[]>;
  findBySlug?: (text: string) => Promise<Option[]>;
  /** The organizations that the person could look at instead, this one included. */
  organizations: { slug: string; name: string }[];
  /** Whether the person may make something that the organization owns, and in which workspaces. */
  mayOwn: boolean;
  writable: { id: string; name: string }[];
};

/** The name of the owner of something. */
export const ownerName = (
  { organization, workspaces }: Pick<Owners, "organization" | "workspaces">,
  workspaceId: string | null,
) =>
  workspaceId === null
    ? organization.name
    : (workspaces.find(({ id }) => id === workspaceId)?.name ?? "Another workspace");

/** Whether the person may change any of what is listed. */
export const mayChangeSome = ({ mayOwn, writable }: Owners) => mayOwn || writable.length > 0;

/** Whether the person may change what this workspace, or the organization, owns. */
export const mayChange = ({ mayOwn, writable }: Owners, workspaceId: string | null) =>
  workspaceId === null ? mayOwn : writable.some(({ id }) => id === workspaceId);
