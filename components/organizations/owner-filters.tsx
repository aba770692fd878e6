import { ChoiceChip, LinkChip } from "@/components/ui/tables/filter-chip";
import type { Owners } from "./owners";

type Props = {
  owners: Owners;
  page: "credentials" | "runtimes";
  /** The slug of the selected workspace, or null. */
  workspace: string | null;
  onChange: (workspace: string | null) => void;
};

/** Shows filters by owner: links to the organizations that the user administers, and a list of workspaces. */
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
