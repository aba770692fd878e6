import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type Props = Omit<ComponentProps<"input">, "type" | "role"> & { danger?: boolean };

/** Shows a switch that takes effect immediately. It needs a label around it or an `aria-label`. */
export function Switch({ danger, className, ...rest }: Props) {
  return (
    <span className={cn("switch", danger && "switch-danger", className)}>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox exposes its own state */}
      <input {...rest} type="checkbox" role="switch" />
    </span>
  );
}

/** Shows a switch with its label and a hint. */
export function SwitchRow({ label, hint, ...rest }: Props & { label: ReactNode; hint?: ReactNode }) {
  const id = useId();
  return (
    <label
      className="flex items-start justify-between gap-4 py-3 [label+&]:border-t [label+&]:border-line"
      htmlFor={`${id}-switch`}
    >
      <span>
        <span className="font-medium text-ink block text-13" id={id}>
          {label}
        </span>
        {hint && (
          <span className="block text-12 text-ink-3" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
      <Switch
        {...rest}
        id={`${id}-switch`}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
    </label>
  );
}
