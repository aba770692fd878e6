import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

export type Option = { value: string; label: string; disabled?: boolean };

type Props = ComponentProps<"select"> & { options: readonly Option[]; placeholder?: string };

/** One of many. The browser's own list, so that it works without scripts and on a phone. */
export function Select({ options, placeholder, className, ...rest }: Props) {
  return (
    <span className="select-box">
      <select {...rest} className={cn("select", className)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
