import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

type RadioProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue" | "defaultChecked"> & {
  options: readonly { value: string; label: ReactNode }[];
  value?: string;
  defaultValue?: string;
  full?: boolean;
  /** Names the group where no fieldset does. */
  label?: string;
};

/** Two to six exclusive choices in a form. */
export function SegmentedControl({ options, value, defaultValue, full, label, ...input }: RadioProps) {
  const Box = label ? "fieldset" : "div";
  return (
    <Box className={cn("seg", full && "seg-full")} aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            {...input}
            type="radio"
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
          />
          {option.label}
        </label>
      ))}
    </Box>
  );
}

type LinkItem = { href: string; label: string; icon?: IconName; current: boolean };

type LinksProps = { label: string; items: readonly LinkItem[]; icons?: boolean; push?: boolean };

/** Two to six views of the same thing, each with its own address; with icons alone the label is the tooltip. */
export function SegmentedLinkGroup({ label, items, icons, push }: LinksProps) {
  return (
    <nav className={cn("seg", icons && "seg-icons", push && "seg-push ml-auto")} aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          replace
          scroll={false}
          prefetch={false}
          aria-current={item.current ? "true" : undefined}
          {...(icons ? { title: item.label, "aria-label": item.label } : {})}
        >
          {item.icon && <Icon name={item.icon} size={icons ? 16 : 14} />}
          {!icons && item.label}
        </Link>
      ))}
    </nav>
  );
}
