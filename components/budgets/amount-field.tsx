import { withoutSeparators } from "@/components/keys/forms/policy-controls";
import { TextField } from "@/components/ui/fields/text-field";
import type { Budget } from "./types";

type Props = {
  label: string;
  unit: Budget["unit"];
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
};

/** Shows the field for an amount of US dollars or tokens. Separators are removed. */
export function AmountField({ unit, onChange, ...field }: Props) {
  return (
    <TextField
      {...field}
      inputMode="decimal"
      autoComplete="off"
      after={unit === "usd" ? "USD" : "tokens"}
      placeholder={unit === "usd" ? "100.00" : "1000000"}
      onChange={(event) => onChange(withoutSeparators(event.target.value))}
    />
  );
}
