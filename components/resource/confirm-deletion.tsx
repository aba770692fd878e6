"use client";

import type { ComponentProps } from "react";
import { Confirm } from "@/components/ui/confirm";

const MOST_TYPED = 30;

type Props = Omit<ComponentProps<typeof Confirm>, "title" | "typed"> & {
  /** The name of the resource, whose beginning has to be typed. */
  name: string;
};

/** Asks before a resource is deleted permanently: its name, at most 30 characters of it, has to be typed. */
export function ConfirmDeletion({ name, ...dialog }: Props) {
  return (
    <Confirm
      {...dialog}
      title={`Delete ${name} permanently?`}
      typed={[...name].slice(0, MOST_TYPED).join("").trim()}
    />
  );
}
