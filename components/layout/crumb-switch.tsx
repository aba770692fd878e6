"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Option } from "@/components/ui/fields/select";
import { Icon } from "@/components/ui/icon";
import { OptionList } from "@/components/ui/pickers/option-list";
import { Menu } from "@/components/ui/popovers/menu";
import { Popover } from "@/components/ui/popovers/popover";

const MANY = 12;

/**
 * The pages that a breadcrumb can switch to. The value of an option is its address. `find` searches all pages
 * if `places` is incomplete.
 */
export type Neighbours = {
  of: string;
  here: string;
  places: readonly Option[];
  find?: (text: string) => Promise<readonly Option[]>;
};

/** Shows the switcher of a breadcrumb: a menu, or a list with a search for more than 12 pages. */
export function CrumbSwitch({ of, here, places, find }: Neighbours) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const label = `Switch ${of}`;
  const trigger = (
    <button type="button" className="crumb-switch" aria-label={label} title={label}>
      <Icon name="updown" />
    </button>
  );
  if (!find && places.length <= MANY) {
    const items = places.map(({ label: name, value }) => ({
      label: name,
      href: value,
      current: value === here,
    }));
    return <Menu label={label} align="start" items={items} trigger={trigger} />;
  }
  return (
    <Popover label={label} open={open} onOpenChange={setOpen} className="w-64 p-1" trigger={trigger}>
      <OptionList
        autoFocus
        label={`Search ${of}s`}
        options={places}
        find={find}
        chosen={[here]}
        onSelect={({ value }) => {
          setOpen(false);
          router.push(value);
        }}
      />
    </Popover>
  );
}
