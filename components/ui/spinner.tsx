import { Icon } from "@/components/ui/icon";

/** A sentence with an ellipsis while something is awaited, and a tick with another one when it came. */
export function Spinner({ waiting, done }: { waiting: string; done?: string | undefined }) {
  return (
    <span className="wait" role="status">
      {done ? <Icon name="check" className="text-green mx-0" /> : <span className="pulse" />}
      {done ?? waiting}
    </span>
  );
}
