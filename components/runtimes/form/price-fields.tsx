import type { Owners } from "@/components/organizations/owners";
import { findUsd } from "@/components/runtimes/price-words";
import type { Choices } from "@/components/runtimes/types";
import { Collapsible } from "@/components/ui/collapsible";
import { TextField } from "@/components/ui/fields/text-field";
import { count } from "@/components/ui/values/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import { useModel } from "./use-model";
import type { RuntimeForm } from "./use-runtime-form";

type Props = { form: RuntimeForm; choices: Choices; owners: Owners };

const PRICES = [
  { name: "priceInputPerMillion", label: "Input price", hint: "For a million tokens, cached ones too." },
  { name: "priceOutputPerMillion", label: "Output price", hint: "For a million tokens, reasoning too." },
  { name: "pricePerMillionCharacters", label: "Speech price", hint: "For a million characters of text." },
  { name: "pricePerAudioMinute", label: "Audio price", hint: "For a minute of a recording." },
  { name: "pricePerImage", label: "Image price", hint: "For an image." },
] as const;

/** Shows the fields for a runtime's own prices and its most output tokens, with those of the model as placeholders. */
export function PriceFields({ form: { draft, problem, text }, choices, owners }: Props) {
  const model = useModel(choices.readModel, owners.organization.slug, draft.provider, draft.upstreamModel);
  const [input, output] = [findUsd(model, "input"), findUsd(model, "output")];
  const placeholders: Partial<Record<(typeof PRICES)[number]["name"], string>> = {
    priceInputPerMillion: input ?? "Unknown",
    priceOutputPerMillion: output ?? "Unknown",
  };
  const isSet = [...PRICES.map(({ name }) => name), "maxOutputTokens" as const].some(
    (name) => draft[name] !== "" || problem(name),
  );
  const listed =
    input === null || output === null ? null : `${formatExactUsd(input)} in, ${formatExactUsd(output)} out`;
  return (
    <Collapsible
      title="Prices and limits"
      summary={isSet ? "Own" : (listed ?? "From the price data")}
      open={isSet}
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {PRICES.map(({ name, label, hint }) => (
          <TextField
            key={name}
            {...text(name)}
            label={label}
            optional
            inputMode="decimal"
            autoComplete="off"
            before="$"
            placeholder={placeholders[name]}
            hint={hint}
          />
        ))}
        <TextField
          {...text("maxOutputTokens")}
          label="Max output tokens"
          optional
          inputMode="numeric"
          autoComplete="off"
          placeholder={model?.maxOutputTokens == null ? "Unknown" : count(model.maxOutputTokens)}
          hint="For calls under a budget that set no limit."
        />
      </div>
    </Collapsible>
  );
}
