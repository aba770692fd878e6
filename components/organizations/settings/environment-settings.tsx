import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { Switch, SwitchRow } from "@/components/ui/fields/switch";
import { Badge } from "@/components/ui/values/badge";
import type { EnvironmentProvider, SettingsProps } from "./types";

type Props = SettingsProps & { providers: readonly EnvironmentProvider[] };

/** Shows whether calls without a stored credential use the server's environment variables, for each provider. */
export function EnvironmentSettings({ settings, change, providers }: Props) {
  const { environmentFallback, environmentFallbackOff: off } = settings;
  return (
    <Section title="Environment variables">
      <Card>
        <div className="px-4">
          <SwitchRow
            label="Use the server’s environment variables"
            hint="Calls of a provider without a stored credential use its variable, if it is set."
            checked={environmentFallback}
            onChange={({ target }) => change({ environmentFallback: target.checked })}
          />
        </div>
        {environmentFallback && (
          <List plain className="border-t border-line">
            {providers.map((provider) => (
              <ProviderItem
                key={provider.id}
                provider={provider}
                isUsed={!off.includes(provider.id)}
                onChange={(isUsed) => {
                  const others = off.filter((id) => id !== provider.id);
                  change({ environmentFallbackOff: isUsed ? others : [...others, provider.id] });
                }}
              />
            ))}
          </List>
        )}
      </Card>
    </Section>
  );
}

type ItemProps = {
  provider: EnvironmentProvider;
  isUsed: boolean;
  onChange: (isUsed: boolean) => void;
};

function ProviderItem({ provider: { name, variable, isSet }, isUsed, onChange }: ItemProps) {
  return (
    <ListItem className="min-h-11 pr-4">
      <ListText className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
        <span className="text-ink">{name}</span>
        <code className="font-mono text-12 text-ink-3">{variable}</code>
      </ListText>
      {isSet ? (
        <Badge tone="green" icon="check">
          Set
        </Badge>
      ) : (
        <Badge icon="minus">Not set</Badge>
      )}
      <Switch
        aria-label={`Use ${variable}`}
        checked={isUsed}
        onChange={({ target }) => onChange(target.checked)}
      />
    </ListItem>
  );
}
