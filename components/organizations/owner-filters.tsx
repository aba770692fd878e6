import { ChoiceChip, LinkChip } from "@/components/ui/filter-chip";
import type { Owners } from "./owners";

type Props = { owners: Owners; page: "credentials" | "runtimes" };

/** Filters by owner: the organizations that the person could look at, each at its own address, and the workspaces. */
export function OwnerFilters({ owners: { organization, organizations, workspaces }, page }: Props) {
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
          param="workspace"
          options={workspaces.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
    </>
  );
}
