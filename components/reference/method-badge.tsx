import { cn } from "@/components/ui/cn";

/** Shows the method of a request. */
export function MethodBadge({ method, className }: { method: string; className?: string }) {
  return (
    <code
      className={cn(
        "inline-flex h-5 flex-none items-center rounded-5 bg-grey-subtle px-1.5 text-12 font-medium text-ink-2",
        className,
      )}
    >
      {method}
    </code>
  );
}
