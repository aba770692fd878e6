import { ChoiceChip, LinkChip } from "@/components/ui/filter-chip";
import type { Owners } from "./owners";

type Props = {
  owners: Owners;
  page: "credentials" | "runtimes";
  /** The slug of the workspace that the list is narrowed to. */
  workspace: string | null;
  onChange: (workspace: string | null) => void;
};

/** Filters by owner: the organizations that the person administers, each with its own page, and the workspaces. */
export function OwnerFilters({ owners, page, workspace, onChange }: Props) {
  const { organization, organizations, workspaces } = owners;
  return (
    <>
      <LinkChip
        label="Organization"
        value={organization.name}
        items={organizations.map(({ slug, name }) => ({
          label: name,
          href: `/orgs/${slug}/${page}`,
          current: slug === organization.slug,
        }))}
      />
      {workspaces.length > 0 && (
        <ChoiceChip
          label="Workspace"
          value={workspace}
          onChange={onChange}
          find={owners.findBySlug}
          options={workspaces.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
    </>
  );
}
