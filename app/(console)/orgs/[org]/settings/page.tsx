import { updateSettings } from "@/app/actions/organizations";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { OrganizationSettings } from "@/components/organizations/settings/organization-settings";
import { PageHeader } from "@/components/ui/page";
import { ConsolePage } from "../console-page";
import { loadSettings } from "./loader";
import { settingsWords } from "./words";

export const metadata = { title: settingsWords.title };

export default async function SettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const settings = await loadSettings(org);
  return (
    <ConsolePage org={org} below={[{ label: settingsWords.title }]}>
      <PageHeader {...settingsWords} />
      {settings ? <OrganizationSettings {...settings} update={updateSettings} /> : <NoSettingsAccess />}
    </ConsolePage>
  );
}
