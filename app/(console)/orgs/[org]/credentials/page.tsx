import type { SearchParams } from "nuqs/server";
import { AddCredential } from "@/components/credentials/add-credential";
import { loadCredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { PasteEnv } from "@/components/credentials/paste-env";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../console-page";
import { actions } from "./actions";
import { loadCredentialPage } from "./loader";
import { ProjectKeys } from "./project-keys";
import { ProviderCredentials } from "./provider-credentials";
import { credentialWords } from "./words";

export const metadata = { title: credentialWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function CredentialsPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadCredentialListView(searchParams)]);
  const { owners, isReadable } = await loadCredentialPage(org, view);
  const base = `/orgs/${org}/credentials`;
  const onKeys = view.tab === "keys";
  return (
    <ConsolePage org={org} below={[{ label: "Credentials", href: base }]}>
      <PageHeader
        {...credentialWords}
        actions={
          !onKeys &&
          mayChangeSome(owners) && (
            <>
              <PasteEnv owners={owners} actions={actions} />
              <AddCredential owners={owners} actions={actions} />
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
      {!isReadable && <SeesNothing what="credentials" />}
      {isReadable && onKeys && <ProjectKeys org={org} view={view} />}
      {isReadable && !onKeys && <ProviderCredentials org={org} view={view} />}
    </ConsolePage>
  );
}
