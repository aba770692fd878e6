import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

/** What ties a control to its label, its hint and its error: spread it on the control. */
export type Control = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

type Texts = { hint?: ReactNode; error?: string | undefined };

type FieldProps = Texts & {
  label: ReactNode;
  optional?: boolean;
  /** Beside the label, on the right. */
  aside?: ReactNode;
  className?: string;
  children: (control: Control) => ReactNode;
};

/** A label above, the control, and below it the hint, whose place an error takes. */
export function Field({ label, optional, aside, hint, error, className, children }: FieldProps) {
  const id = useId();
  const textId = `${id}-text`;
  return (
    <div className={cn("field", className)}>
      <div className="flex min-w-0 items-center gap-2 justify-between">
        <label className="label" htmlFor={id}>
          {label}
          {optional && <span className="label-opt">optional</span>}
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

/** Several controls under one legend: a segmented choice, a list of checkboxes. */
export function FieldGroup({ legend, aside, hint, error, className, children }: GroupProps) {
  const textId = useId();
  return (
    <fieldset className={cn("field", className)} aria-describedby={error || hint ? textId : undefined}>
      <legend className="flex min-w-0 items-center gap-2 justify-between label mb-1.5 w-full">
        <span>{legend}</span>
        {aside && <span className="help">{aside}</span>}
      </legend>
      {children}
      <FieldText id={textId} hint={hint} error={error} />
    </fieldset>
  );
}

/** The line below a control. */
export function FieldText({ id, hint, error }: Texts & { id: string }) {
  if (error) {
    return (
      <p className="error" id={id} role="alert">
        <Icon name="alert" />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? (
    <p className="help" id={id}>
      {hint}
    </p>
  ) : null;
}
