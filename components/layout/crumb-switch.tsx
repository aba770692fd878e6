"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { OptionList } from "@/components/ui/option-list";
import { Popover } from "@/components/ui/popover";
import type { Option } from "@/components/ui/select";

const MANY = 12;

/** Where one can go instead, each place by its address; `find` knows those that are left out. */
export type Neighbours = {
  of: string;
  here: string;
  places: readonly Option[];
  find?: (text: string) => Promise<readonly Option[]>;
};

/** The small arrows beside a breadcrumb: its neighbours; where they are many, with a search. */
export function CrumbSwitch({ of, here, places, find }: Neighbours) {
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
        label={`Search ${of}s`}
        options={places}
        find={find}
        isChosen={({ value }) => value === here}
      >
        {({ value, label: name }) => (
          <Link
            key={value}
            href={value}
            className="menu-item"
            aria-current={value === here ? "page" : undefined}
            onClick={() => setOpen(false)}
          >
            <span className="truncate">{name}</span>
            {value === here && (
              <span className="ml-auto">
                <Icon name="check" label="Current" />
              </span>
            )}
          </Link>
        )}
      </OptionList>
    </Popover>
  );
}
