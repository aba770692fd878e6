import { useRouter } from "next/navigation";
import { toNewCredentialHref } from "@/components/credentials/params";
import { OwnerField } from "@/components/organizations/owner-field";
import { Field } from "@/components/ui/fields/field";
import { Select } from "@/components/ui/fields/select";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { CredentialFields } from "./credential-fields";
import type { Adding } from "./use-adding";

type Props = { adding: Adding; provider: Provider };

/** Where a new credential belongs, its provider, and its fields. */
export function AddFields({ adding, provider }: Props) {
  const router = useRouter();
  const { owners, tab, providers, setProvider, workspaceId, setWorkspaceId, form } = adding;
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label="Organization">
          {(control) => (
            <Select
              {...control}
              required
              value={owners.organization.slug}
              options={owners.organizations.map(({ slug, name }) => ({ value: slug, label: name }))}
              onChange={(event) =>
                router.push(
                  toNewCredentialHref(`/orgs/${event.target.value}/credentials`, {
                    tab: tab === "cloud" ? tab : null,
                    new: provider.id,
                  }),
                )
              }
            />
          )}
        </Field>
        <OwnerField
          owners={owners}
          value={workspaceId}
          onChange={setWorkspaceId}
          hint="Takes precedence over organization credentials."
          error={form.problem("workspaceId")}
        />
      </div>
      <Field label="Provider">
        {(control) => (
          <Select
            {...control}
            required
            value={provider.id}
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setProvider(event.target.value)}
          />
        )}
      </Field>
      <CredentialFields provider={provider} form={form} />
    </>
  );
}
