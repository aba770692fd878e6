"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type BoxProps = Omit<ComponentProps<"input">, "type" | "ref"> & { indeterminate?: boolean };

/** Shows a checkbox. It needs a label around it or an `aria-label`. */
export function Checkbox({ indeterminate = false, className, ...rest }: BoxProps) {
  const mix = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = indeterminate;
  };
  return <input {...rest} ref={mix} type="checkbox" className={cn("check", className)} />;
}

type RowProps = BoxProps & { label: ReactNode; raw?: string };

/** Shows a checkbox with its label and, on the right, the identifier `raw`. */
export function CheckboxRow({ label, raw, ...rest }: RowProps) {
  const id = useId();
  return (
    <label
      className="grid min-h-8 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-2.5 px-2.5 py-1 text-13 [label+&]:border-t [label+&]:border-line hover:bg-hover max-sm:min-h-10"
      htmlFor={id}
    >
      <Checkbox {...rest} id={id} />
      <span>{label}</span>
      {raw && <code className="text-12 text-ink-3">{raw}</code>}
    </label>
  );
}

/** Shows the border around checkbox rows. */
export function CheckboxList({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded-8 border border-line">{children}</div>;
}
