import type { Owners } from "@/components/organizations/owners";
import { Collapsible } from "@/components/ui/collapsible";
import { count } from "@/components/ui/format";
import { TextField } from "@/components/ui/text-field";
import { formatExactUsd } from "@/lib/core/input/usd";
import { findUsd } from "./price-words";
import type { Choices } from "./types";
import { useModel } from "./use-model";
import type { RuntimeForm } from "./use-runtime-form";

type Props = { form: RuntimeForm; choices: Choices; owners: Owners };

const FIELDS = ["maxOutputTokens", "priceInputPerMillion", "priceOutputPerMillion"] as const;

/** Shows the fields for a runtime's own prices and its most output tokens, with those of the model as placeholders. */
export function PriceFields({ form: { draft, change, problem }, choices, owners }: Props) {
  const model = useModel(choices.readModel, owners.organization.slug, draft.provider, draft.upstreamModel);
  const [input, output] = [findUsd(model, "input"), findUsd(model, "output")];
  const isSet = FIELDS.some((name) => draft[name] !== "" || problem(name));
  const listed =
    input === null || output === null ? null : `${formatExactUsd(input)} in, ${formatExactUsd(output)} out`;
  return (
    <Collapsible
      title="Prices and limits"
      summary={isSet ? "Own" : (listed ?? "From the price data")}
      open={isSet}
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label="Input price"
          optional
          inputMode="decimal"
          autoComplete="off"
          before="$"
          value={draft.priceInputPerMillion}
          placeholder={input ?? "Unknown"}
          hint="For a million tokens, cached ones too."
          onChange={(event) => change({ priceInputPerMillion: event.target.value })}
          error={problem("priceInputPerMillion")}
        />
        <TextField
          label="Output price"
          optional
          inputMode="decimal"
          autoComplete="off"
          before="$"
          value={draft.priceOutputPerMillion}
          placeholder={output ?? "Unknown"}
          hint="For a million tokens, reasoning too."
          onChange={(event) => change({ priceOutputPerMillion: event.target.value })}
          error={problem("priceOutputPerMillion")}
        />
      </div>
      <TextField
        label="Max output tokens"
        optional
        inputMode="numeric"
        autoComplete="off"
        value={draft.maxOutputTokens}
        placeholder={model?.maxOutputTokens == null ? "Unknown" : count(model.maxOutputTokens)}
        hint="Limits the output of calls under a budget that set no limit themselves."
        onChange={(event) => change({ maxOutputTokens: event.target.value })}
        error={problem("maxOutputTokens")}
      />
    </Collapsible>
  );
}
