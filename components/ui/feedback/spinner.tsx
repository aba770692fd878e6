import { Icon } from "@/components/ui/icon";

/** Shows a message with an animation, then a tick with the `done` message. */
export function Spinner({ waiting, done }: { waiting: string; done?: string | undefined }) {
  return (
    <span className="flex min-h-10 items-center gap-2.5 text-13 text-ink-2" role="status">
      {done ? <Icon name="check" className="text-green" /> : <Pulse />}
      {done ?? waiting}
    </span>
  );
}

function Pulse() {
  return (
    <span className="relative mx-1 size-2 flex-none rounded-full bg-accent after:absolute after:-inset-1 after:animate-breathe after:rounded-full after:border-[1.5px] after:border-accent after:opacity-35 motion-reduce:after:animate-none" />
  );
}
