import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { controlVariants } from "./control";

export type Option = {
  value: string;
  label: string;
  disabled?: boolean;
  /** What tells it from options of the same label. Native selects do not show it. */
  hint?: string | undefined;
};

type Props = ComponentProps<"select"> & { options: readonly Option[]; placeholder?: string };

/** Shows a native select, which works without JavaScript and on phones. */
export function Select({ options, placeholder, className, ...rest }: Props) {
  return (
    <span className="relative block">
      <select {...rest} className={cn(controlVariants(), "select pr-7.5 text-ellipsis", className)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        name="down"
        size={14}
        className="pointer-events-none absolute top-1/2 right-[9px] -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
