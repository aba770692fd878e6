"use client";

import { Switch } from "@/components/ui/switch";
import { useAddress } from "@/components/ui/use-address";

/** A switch of the view ("Show archived"), kept in the address as `param=1`. */
export function AddressSwitch({ label, param }: { label: string; param: string }) {
  const { params, change } = useAddress();
  const on = params.get(param) === "1";
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is inside
    <label className="flex min-w-0 items-center gap-2 text-ink-2 ml-1.5 text-13">
      <Switch checked={on} onChange={() => change({ [param]: on ? null : "1" })} />
      {label}
    </label>
  );
}
