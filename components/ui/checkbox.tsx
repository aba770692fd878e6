"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type BoxProps = Omit<ComponentProps<"input">, "type" | "ref"> & { indeterminate?: boolean };

/** A bare box; it needs a label around it or an aria-label. */
export function Checkbox({ indeterminate = false, className, ...rest }: BoxProps) {
  const mix = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = indeterminate;
  };
  return <input {...rest} ref={mix} type="checkbox" className={cn("check", className)} />;
}

type RowProps = BoxProps & { label: ReactNode; raw?: string };

/** A row of a list of checkboxes: plain words left, what a machine reads right. */
export function CheckboxRow({ label, raw, ...rest }: RowProps) {
  const id = useId();
  return (
    <label className="check-row" htmlFor={id}>
      <Checkbox {...rest} id={id} />
      <span>{label}</span>
      {raw && <code>{raw}</code>}
    </label>
  );
}

/** The border around checkbox rows. */
export function CheckboxList({ children }: { children: ReactNode }) {
  return <div className="check-list">{children}</div>;
}
