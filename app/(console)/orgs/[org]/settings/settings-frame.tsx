import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../console-page";
import { settingsWords } from "./words";

type Props = { org: string; actions?: ReactNode; children: ReactNode };

/** Shows a page of the organization's settings with its tabs. */
export function SettingsFrame({ org, actions, children }: Props) {
  const base = `/orgs/${org}/settings`;
  return (
    <ConsolePage org={org} below={[{ label: settingsWords.title }]}>
      <PageHeader {...settingsWords} actions={actions} />
      <Tabs
        label={settingsWords.title}
        items={[
          { href: base, label: "General" },
          { href: `${base}/webhooks`, label: "Webhooks" },
        ]}
      />
      <div className="mt-5">{children}</div>
    </ConsolePage>
  );
}
