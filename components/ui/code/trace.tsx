import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

const outcomes = {
  pass: { icon: "check", word: "Passed" },
  deny: { icon: "x", word: "Denied" },
  skip: { icon: "minus", word: "Not reached" },
} as const;

export type TraceStep = {
  check: string;
  outcome: keyof typeof outcomes;
  rule: ReactNode;
  seen?: string | undefined;
};

type VerdictProps = { allowed: boolean; title: string; children: ReactNode };

/** Shows the decision above its checks. */
export function Verdict({ allowed, title, children }: VerdictProps) {
  return (
    <div className="flex items-center gap-3 border-b border-line px-4 py-3.5 text-13 wrap-anywhere">
      <span
        className={cn(
          "grid size-8 flex-none place-items-center rounded-full text-on-solid",
          allowed ? "bg-green-solid" : "bg-red-solid",
        )}
      >
        <Icon name={allowed ? "check" : "x"} />
      </span>
      <div>
        <p className="font-medium text-ink text-14">{title}</p>
        <p className="text-ink-2">{children}</p>
      </div>
    </div>
  );
}

/** Shows the checks of a decision in order, each with its rule and the checked value. */
export function Trace({ steps }: { steps: readonly TraceStep[] }) {
  return (
    <ol className="trace">
      {steps.map(({ check, outcome, rule, seen }) => (
        <li key={check} className={cn(outcome !== "pass" && `trace-${outcome}`)}>
          <span className="trace-pip">
            <Icon name={outcomes[outcome].icon} />
            <span className="sr-only">{outcomes[outcome].word}</span>
          </span>
          <span className="trace-check">{check}</span>
          <span className="trace-rule">{rule}</span>
          <span className="trace-seen">{seen}</span>
        </li>
      ))}
    </ol>
  );
}
