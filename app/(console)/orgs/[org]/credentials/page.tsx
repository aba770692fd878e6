import type { SearchParams } from "nuqs/server";
import { AddCredential } from "@/components/credentials/add-credential";
import { EnvDialog } from "@/components/credentials/env-dialog";
import { loadCredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { anywhere, permits } from "@/lib/core/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { pageContext } from "@/lib/next/session";
import { ConsolePage } from "../console-page";
import { readOwners } from "../owners";
import { actions } from "./actions";
import { ProjectKeys } from "./project-keys";
import { ProviderCredentials } from "./provider-credentials";

export const metadata = { title: "Credentials" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function CredentialsPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadCredentialListView(searchParams)]);
  const [ctx, owners] = await Promise.all([pageContext(org), readOwners(org, "credentials:write")]);
  const base = `/orgs/${org}/credentials`;
  const onKeys = view.tab === "keys";
  const sees = permits(ctx.actor, onKeys ? "keys:read" : "credentials:read", anywhere);
  const adds = !onKeys && mayChangeSome(owners);
  return (
    <ConsolePage org={org} below={[{ label: "Credentials", href: base }]}>
      <PageHeader
        title="Credentials"
        description="Secrets of outside providers. The gateway uses them, callers never see them."
        actions={
          adds && (
            <>
              <EnvDialog owners={owners} providers={entries} importAll={actions.importAll} />
              <AddCredential owners={owners} providers={entries} actions={actions} />
            </>
          )
        }
      />
      <Tabs
        label="Credentials"
        items={[
          { href: base, label: "Provider Credentials", current: !onKeys },
          { href: toCredentialListHref(base, { tab: "keys" }), label: "Project Keys", current: onKeys },
        ]}
      />
      {!sees && <SeesNothing what="credentials" />}
      {sees && onKeys && <ProjectKeys org={org} view={view} />}
      {sees && !onKeys && <ProviderCredentials org={org} view={view} providers={entries} />}
    </ConsolePage>
  );
}

const entries = providers.map(({ id, name, fields, keyPage, environmentVariable }) => ({
  id,
  name,
  fields,
  keyPage,
  environmentVariable,
}));
