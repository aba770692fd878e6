import { cn } from "@/components/ui/cn";
import { drawings } from "@/components/ui/icon-drawings";

export type IconName = keyof typeof drawings;

type Props = { name: IconName; size?: 12 | 14 | 16; label?: string; className?: string };

/** One drawing, 16 px unless told. Without a label it is decoration and hidden from readers. */
export function Icon({ name, size = 16, label, className }: Props) {
  const look = cn("icon", size !== 16 && `icon-${size}`, className);
  if (!label) return <Svg name={name} className={look} />;
  return (
    <span role="img" aria-label={label}>
      <Svg name={name} className={look} />
    </span>
  );
}

function Svg({ name, className }: { name: IconName; className: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
