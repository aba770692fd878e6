import type { DraftForm } from "@/components/forms/use-draft";
import { CheckboxList, CheckboxRow } from "@/components/ui/fields/checkbox";
import { FieldGroup } from "@/components/ui/fields/field";
import { TextField } from "@/components/ui/fields/text-field";
import { EVENTS, type EventChoice } from "@/lib/core/events/event-types";
import type { Draft } from "./use-webhook-form";

type Props = { form: DraftForm<Draft> };

/** Shows the fields of a webhook's form. */
export function WebhookFields({ form: { draft, change, problem, text } }: Props) {
  const toggle = (type: EventChoice) =>
    change({
      events: EVENTS.map((event) => event.type).filter(
        (other) => draft.events.includes(other) !== (other === type),
      ),
    });
  return (
    <>
      <TextField
        {...text("url")}
        label="URL"
        mono
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.com/hooks/keystead"
        hint="Each event is sent here as a signed POST request, until it is answered with 2xx."
      />
      <FieldGroup legend="Events" aside={`${draft.events.length} chosen`} error={problem("events")}>
        <CheckboxList>
          {EVENTS.map(({ type, label }) => (
            <CheckboxRow
              key={type}
              label={label}
              raw={type}
              checked={draft.events.includes(type)}
              onChange={() => toggle(type)}
            />
          ))}
        </CheckboxList>
      </FieldGroup>
    </>
  );
}
