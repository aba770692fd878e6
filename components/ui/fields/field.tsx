import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

/** The props that connect a control with its label, hint and error. Spread them on the control. */
export type Control = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

type Texts = { hint?: ReactNode; error?: string | undefined };

type FieldProps = Texts & {
  label: ReactNode;
  optional?: boolean;
  /** Content on the right of the label. */
  aside?: ReactNode;
  className?: string;
  children: (control: Control) => ReactNode;
};

/** Shows a label, a control and a hint below it. An error replaces the hint. */
export function Field({ label, optional, aside, hint, error, className, children }: FieldProps) {
  const id = useId();
  const textId = `${id}-text`;
  return (
    <div className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <div className="flex min-w-0 items-center gap-2 justify-between">
        <label className="flex min-w-0 items-baseline gap-1.5 text-13 font-medium wrap-anywhere" htmlFor={id}>
          {label}
          {optional && <span className="font-normal text-ink-3">optional</span>}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(error || hint ? { "aria-describedby": textId } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      <FieldText id={textId} hint={hint} error={error} />
    </div>
  );
}

type GroupProps = Texts & { legend: ReactNode; aside?: ReactNode; className?: string; children: ReactNode };

/** Shows several controls under one legend: a segmented control, a list of checkboxes. */
export function FieldGroup({ legend, aside, hint, error, className, children }: GroupProps) {
  const textId = useId();
  return (
    <fieldset
      className={cn("grid min-w-0 content-start gap-1.5", className)}
      aria-describedby={error || hint ? textId : undefined}
    >
      <legend className="mb-1.5 flex w-full items-center justify-between gap-2 text-13 font-medium">
        <span>{legend}</span>
        {aside && <span className="text-12 font-normal text-ink-3">{aside}</span>}
      </legend>
      {children}
      <FieldText id={textId} hint={hint} error={error} />
    </fieldset>
  );
}

/** Shows the hint or the error below a control. */
export function FieldText({ id, hint, error }: Texts & { id: string }) {
  if (error) {
    return (
      <p className="flex gap-[5px] text-12 text-red" id={id} role="alert">
        <Icon name="alert" className="mt-[1.5px] size-[13px] stroke-[2.4]" />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? (
    <p className="text-12 text-ink-3" id={id}>
      {hint}
    </p>
  ) : null;
}
