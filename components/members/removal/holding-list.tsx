import type { Holdings } from "@/components/members/types";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { Select } from "@/components/ui/fields/select";
import { StateBadge } from "@/components/ui/values/badge";
import type { Fate } from "./removal";

type Props = {
  holdings: Holdings;
  /** What happens to each, by id. Null if all have the same fate. */
  fates: Record<string, Fate> | null;
  onChange: (fates: Record<string, Fate>) => void;
};

/** Shows the keys and credentials of a member, each with a select of its fate if they differ. */
export function HoldingList({ holdings: { keys, credentials }, fates, onChange }: Props) {
  const toSelect = (id: string, name: string, revoke: string) =>
    fates && (
      <span className="w-32 flex-none">
        <Select
          aria-label={`What happens to ${name}`}
          value={fates[id] ?? "leave"}
          options={[
            { value: "leave", label: "Leave" },
            { value: "hand_over", label: "Hand over" },
            { value: "revoke", label: revoke },
          ]}
          onChange={(event) => onChange({ ...fates, [id]: toFate(event.target.value) })}
        />
      </span>
    );
  return (
    <Card className="max-h-64 overflow-y-auto">
      <List plain>
        {keys.map(({ id, name, prefix, status }) => (
          <ListItem key={id}>
            <ListText>
              <strong className="block truncate">{name}</strong>
              <code className="block truncate text-12">{prefix}</code>
            </ListText>
            {toSelect(id, name, "Revoke") ?? <StateBadge state={status} />}
          </ListItem>
        ))}
        {credentials.map(({ id, name, provider, active }) => (
          <ListItem key={id}>
            <ListText>
              <strong className="block truncate">{name}</strong>
              <span className="block truncate text-12">Credential, {provider}</span>
            </ListText>
            {toSelect(id, name, "Deactivate") ?? <StateBadge state={active ? "active" : "inactive"} />}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}

const toFate = (text: string): Fate => (text === "revoke" || text === "hand_over" ? text : "leave");
