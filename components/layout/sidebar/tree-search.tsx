"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import type { Option } from "@/components/ui/fields/select";
import { OptionList } from "@/components/ui/pickers/option-list";
import { Popover } from "@/components/ui/popovers/popover";

const LABEL = "Search workspaces and projects";

type Find = (text: string) => Promise<readonly Option[]>;

/** The searches of workspaces and projects by name. The value of an option is the address of its page. */
export type TreeFinders = { workspaces: Find; projects: Find };

type Props = { find: TreeFinders; container?: HTMLElement | null | undefined };

/** Shows a search of workspaces and projects that the tree does not list. A selection opens its page. */
export function TreeSearch({ find: { workspaces, projects }, container }: Props) {
  const router = useRouter();
  const find = useCallback(
    async (text: string) => (await Promise.all([workspaces(text), projects(text)])).flat(),
    [workspaces, projects],
  );
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
