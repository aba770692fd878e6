"use client";

import type { ReactNode } from "react";
import { Card, List, Section } from "@/components/ui/card";
import { SwitchRow } from "@/components/ui/switch";
import { EnvironmentSettings } from "./environment-settings";
import { OrganizationName } from "./organization-name";
import { PoolSettings } from "./pool-settings";
import { RevealPolicy } from "./reveal-policy";
import type { EnvironmentProvider, PoolProvider, Settings, UpdateSettings } from "./types";
import { useSettings } from "./use-settings";

type Props = {
  loaded: Settings;
  isOwner: boolean;
  providers: readonly EnvironmentProvider[];
  pools: readonly PoolProvider[];
  update: UpdateSettings;
  /** Further sections. */
  children?: ReactNode;
};

/** Shows the settings of an organization. Each takes effect when it is changed. */
export function OrganizationSettings({ loaded, isOwner, providers, pools, update, children }: Props) {
  const { settings, change } = useSettings(loaded, update);
  return (
    <div className="grid max-w-200 grid-cols-1 gap-7">
      <Section title="General">
        <Card>
          <List>
            <OrganizationName settings={settings} update={update} />
          </List>
        </Card>
      </Section>
      <Section title="Provider secrets">
        <Card>
          <List>
            <RevealPolicy settings={settings} change={change} isOwner={isOwner} />
            <SwitchItem>
              <SwitchRow
                label="Undo a rotation"
                hint="A replaced secret stays encrypted for 24 hours, so that it can be restored if the new one fails."
                checked={settings.rotationUndo}
                onChange={({ target }) => change({ rotationUndo: target.checked })}
              />
            </SwitchItem>
          </List>
        </Card>
      </Section>
      {children}
      <PoolSettings settings={settings} change={change} pools={pools} />
      <EnvironmentSettings settings={settings} change={change} providers={providers} />
      <Section title="API keys">
        <Card>
          <List>
            <SwitchItem>
              <SwitchRow
                label="Require an expiry"
                hint="New keys must expire. Existing keys keep their expiry until it is edited."
                checked={settings.expiryRequired}
                onChange={({ target }) => change({ expiryRequired: target.checked })}
              />
            </SwitchItem>
          </List>
        </Card>
      </Section>
      <Section title="Advanced">
        <Card>
          <List>
            <SwitchItem>
              <SwitchRow
                label="Developer mode"
                hint="Shows the tab Cloud Providers under Credentials."
                checked={settings.developerMode}
                onChange={({ target }) => change({ developerMode: target.checked })}
              />
            </SwitchItem>
          </List>
        </Card>
      </Section>
    </div>
  );
}

const SwitchItem = ({ children }: { children: ReactNode }) => <li className="px-4">{children}</li>;
