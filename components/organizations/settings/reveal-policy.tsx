import { ListItem, ListText } from "@/components/ui/card";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import type { SettingsProps } from "./types";

const options = [
  { value: "never", label: "Never" },
  { value: "step-up", label: "After password" },
] as const;

/** Shows who may reveal provider secrets. Only owners can change it. */
export function RevealPolicy({ settings, change, isOwner }: SettingsProps & { isOwner: boolean }) {
  return (
    <ListItem className="pr-4">
      <ListText>
        <p className="font-medium text-ink">Reveal secrets</p>
        <p className="text-12 text-ink-3">
          {settings.revealPolicy === "never"
            ? "Nobody can see a stored secret again."
            : "Owners and admins can see a stored secret after they enter their password. Each time is recorded in the audit log."}
          {!isOwner && " Only an owner can change this."}
        </p>
      </ListText>
      <SegmentedControl
        label="Reveal secrets"
        name="revealPolicy"
        options={options}
        value={settings.revealPolicy}
        disabled={!isOwner}
        onChange={({ target }) => {
          const chosen = options.find(({ value }) => value === target.value);
          if (chosen) change({ revealPolicy: chosen.value });
        }}
      />
    </ListItem>
  );
}
