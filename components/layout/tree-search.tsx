"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { OptionList } from "@/components/ui/option-list";
import type { Options } from "@/components/ui/options";
import { Popover } from "@/components/ui/popover";

const LABEL = "Search workspaces and projects";

type Props = { find: NonNullable<Options["find"]>; container?: HTMLElement | null | undefined };

/** Finds a workspace or project that the tree does not list, and goes to its page. */
export function TreeSearch({ find, container }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={LABEL}
      open={open}
      onOpenChange={setOpen}
      container={() => container}
      className="w-64 p-1"
      trigger={<IconButton icon="search" label={LABEL} />}
    >
      <OptionList
        autoFocus
        label={LABEL}
        options={[]}
        find={find}
        chosen={[]}
        onSelect={({ value }) => {
          setOpen(false);
          router.push(value);
        }}
      />
    </Popover>
  );
}
