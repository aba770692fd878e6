"use client";

import type { ReactNode } from "react";
import { Card, List, Section } from "@/components/ui/card";
import { SwitchRow } from "@/components/ui/fields/switch";
import { EnvironmentSettings } from "./environment-settings";
import { MarkUp } from "./mark-up";
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
  const { settings, save, change } = useSettings(loaded, update);
  return (
    <div className="grid max-w-200 grid-cols-1 gap-7">
      <ListSection title="General">
        <OrganizationName settings={settings} save={save} />
      </ListSection>
      <ListSection title="Prices">
        <MarkUp settings={settings} save={save} />
      </ListSection>
      <ListSection title="Provider secrets">
        <RevealPolicy settings={settings} change={change} isOwner={isOwner} />
        <SwitchItem
          label="Undo a rotation"
          hint="A replaced secret stays encrypted for 24 hours, so that it can be restored if the new one fails."
          checked={settings.rotationUndo}
          onChange={(rotationUndo) => change({ rotationUndo })}
        />
      </ListSection>
      {children}
      <PoolSettings settings={settings} change={change} pools={pools} />
      <EnvironmentSettings settings={settings} change={change} providers={providers} />
      <ListSection title="API keys">
        <SwitchItem
          label="Require an expiry"
          hint="New keys must expire. Existing keys keep their expiry until it is edited."
          checked={settings.expiryRequired}
          onChange={(expiryRequired) => change({ expiryRequired })}
        />
        <SwitchItem
          label="Require a budget"
          hint="New keys must have a max budget. Existing keys keep theirs until it is edited."
          checked={settings.budgetRequired}
          onChange={(budgetRequired) => change({ budgetRequired })}
        />
      </ListSection>
      <ListSection title="Advanced">
        <SwitchItem
          label="Developer mode"
          hint="Shows the tab Cloud Providers under Credentials."
          checked={settings.developerMode}
          onChange={(developerMode) => change({ developerMode })}
        />
      </ListSection>
    </div>
  );
}

const ListSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <Card>
      <List>{children}</List>
    </Card>
  </Section>
);

type SwitchProps = { label: string; hint: string; checked: boolean; onChange: (checked: boolean) => void };

const SwitchItem = ({ onChange, ...row }: SwitchProps) => (
  <li className="px-4">
    <SwitchRow {...row} onChange={({ target }) => onChange(target.checked)} />
  </li>
);
