import { closeOrganization, updateSettings } from "@/app/actions/organizations";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { CloseOrganization } from "@/components/organizations/settings/close-organization";
import { EncryptionSettings } from "@/components/organizations/settings/encryption-settings";
import { OrganizationSettings } from "@/components/organizations/settings/organization-settings";
import { BudgetSection } from "../budget-section";
import { loadEncryption, loadSettings } from "./loader";
import { SettingsFrame } from "./settings-frame";
import { settingsWords } from "./words";

export const metadata = { title: settingsWords.title };

export default async function SettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const [settings, encryption] = await Promise.all([loadSettings(org), loadEncryption(org)]);
  return (
    <SettingsFrame org={org}>
      {!settings && <NoSettingsAccess />}
      {settings && (
        <OrganizationSettings {...settings} update={updateSettings}>
          <BudgetSection
            org={org}
            owner={{ type: "organization", id: settings.loaded.id, name: settings.loaded.name }}
            mayChange
          />
          {encryption && <EncryptionSettings {...encryption} />}
        </OrganizationSettings>
      )}
      {settings?.isOwner && (
        <div className="mt-7 max-w-200">
          <CloseOrganization
            organization={{ name: settings.loaded.name, slug: org }}
            close={closeOrganization}
          />
        </div>
      )}
    </SettingsFrame>
  );
}
