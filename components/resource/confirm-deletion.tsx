"use client";

import type { ComponentProps } from "react";
import { Confirm } from "@/components/ui/dialogs/confirm";

const MOST_TYPED = 30;

type Props = Omit<ComponentProps<typeof Confirm>, "title" | "typed"> & {
  /** The name of the resource. Its first 30 characters must be typed. */
  name: string;
};

/** Asks for confirmation before a resource is deleted permanently. The start of its name must be typed. */
export function ConfirmDeletion({ name, ...dialog }: Props) {
  return (
    <Confirm
      {...dialog}
      title={`Delete ${name} permanently?`}
      typed={[...name].slice(0, MOST_TYPED).join("").trim()}
    />
  );
}
