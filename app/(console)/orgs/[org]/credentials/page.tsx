import type { SearchParams } from "nuqs/server";
import { AddCredential } from "@/components/credentials/add/add-credential";
import { PasteEnv } from "@/components/credentials/import/paste-env";
import { type CredentialTab, listTabs } from "@/components/credentials/list/credential-tabs";
import {
  type CredentialListView,
  loadCredentialListView,
  toCredentialListHref,
} from "@/components/credentials/params";
import { mayChangeSome } from "@/components/organizations/owners";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../console-page";
import { actions } from "./actions";
import { ListingTab } from "./listing-tab";
import { loadCredentialPage } from "./loader";
import { ProjectKeys } from "./project-keys";
import { credentialWords } from "./words";

export const metadata = { title: credentialWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function CredentialsPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadCredentialListView(searchParams)]);
  const { owners, isReadable, developerMode } = await loadCredentialPage(org, view);
  const base = `/orgs/${org}/credentials`;
  const tab = view.tab === "cloud" && !developerMode ? "provider" : (view.tab ?? "provider");
  return (
    <ConsolePage org={org} below={[{ label: "Credentials", href: base }]}>
      <PageHeader
        {...credentialWords}
        actions={
          tab !== "keys" &&
          mayChangeSome(owners) && (
            <>
              <PasteEnv owners={owners} actions={actions} />
              <AddCredential key={tab} tab={tab} owners={owners} actions={actions} />
            </>
          )
        }
      />
      <Tabs
        label="Credentials"
        items={listTabs(developerMode).map(({ id, label }) => ({
          href: toCredentialListHref(base, { tab: id === "provider" ? null : id }),
          label,
          current: id === tab,
        }))}
      />
      {isReadable ? <Tab tab={tab} org={org} view={view} /> : <SeesNothing what="credentials" />}
    </ConsolePage>
  );
}

type TabProps = { tab: CredentialTab | "keys"; org: string; view: CredentialListView };

function Tab({ tab, ...props }: TabProps) {
  if (tab === "keys") return <ProjectKeys {...props} />;
  return <ListingTab tab={tab} {...props} />;
}
