import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

const box = "inline-flex gap-px rounded-8 bg-grey-subtle p-0.5";
const choice =
  "relative inline-flex h-7 items-center justify-center gap-1.5 rounded-[6px] px-2.5 text-13 font-medium whitespace-nowrap text-ink-2 hover:text-ink";
const chosen = "aria-current:bg-lifted aria-current:text-ink aria-current:shadow-segment";

type RadioProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue" | "defaultChecked"> & {
  options: readonly { value: string; label: ReactNode }[];
  value?: string;
  defaultValue?: string;
  full?: boolean;
  /** The name of the group if it has no fieldset around it. */
  label?: string;
};

/** Shows two to six exclusive options in a form. */
export function SegmentedControl({ options, value, defaultValue, full, label, ...input }: RadioProps) {
  const Box = label ? "fieldset" : "div";
  return (
    <Box className={cn(box, full && "flex *:flex-1 *:px-1")} aria-label={label}>
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            choice,
            "max-sm:h-8 has-disabled:text-ink-3 has-checked:bg-lifted has-checked:text-ink has-checked:shadow-segment has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent",
          )}
        >
          <input
            {...input}
            className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
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

/** Shows links to two to six views of a page. With `icons`, labels are tooltips. */
export function SegmentedLinkGroup({ label, items, icons, push }: LinksProps) {
  return (
    <nav
      className={cn(
        box,
        push &&
          (icons
            ? "ml-auto max-sm:hidden"
            : "ml-auto max-sm:flex max-sm:w-full max-sm:*:flex-1 max-sm:*:px-1"),
      )}
      aria-label={label}
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          replace
          scroll={false}
          prefetch={false}
          className={cn(choice, chosen, icons ? "w-7.5 px-0" : "max-sm:h-8")}
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
