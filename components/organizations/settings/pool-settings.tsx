import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { plural } from "@/components/ui/values/format";
import type { PoolProvider, SettingsProps } from "./types";

type Props = SettingsProps & { pools: readonly PoolProvider[] };

const options = [
  { value: "first", label: "First one" },
  { value: "turn", label: "In turn" },
] as const;

/** Shows how calls use the active credentials of each provider that has several. */
export function PoolSettings({ settings, change, pools }: Props) {
  const inTurn = settings.roundRobinProviders;
  return (
    <Section title="Credential pools">
      <Card>
        <p className="px-4 py-3 text-13 text-ink-2">
          Several active credentials of a provider form a pool. When the provider refuses one, the next one is
          tried.
          {pools.length === 0 && " No provider has several active credentials."}
        </p>
        {pools.length > 0 && (
          <List plain className="border-t border-line">
            {pools.map(({ id, name, count }) => (
              <ListItem key={id} className="min-h-11 pr-4">
                <ListText className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
                  <span className="text-ink">{name}</span>
                  <span className="text-12 text-ink-3">{plural(count, "active credential")}</span>
                </ListText>
                <SegmentedControl
                  label={`Use the credentials of ${name}`}
                  name={`pool-${id}`}
                  options={options}
                  value={inTurn.includes(id) ? "turn" : "first"}
                  onChange={({ target }) => {
                    const others = inTurn.filter((other) => other !== id);
                    change({ roundRobinProviders: target.value === "turn" ? [...others, id] : others });
                  }}
                />
              </ListItem>
            ))}
          </List>
        )}
      </Card>
    </Section>
  );
}
