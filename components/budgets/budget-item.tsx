import type { ReactNode } from "react";
import { Link } from "@/components/ui/buttons/link";
import { Icon } from "@/components/ui/icon";
import { Badge } from "@/components/ui/values/badge";
import { Chip } from "@/components/ui/values/chip";
import { fullTime } from "@/components/ui/values/format";
import { BudgetBar } from "./budget-bar";
import { findEmptyAt, toUse, type Use } from "./to-use";
import type { Budget } from "./types";
import { formatAmount, owners, toHeldWords, toLimitWords, toUseWords } from "./words";

type Props = {
  budget: Budget;
  /** The database's time. */
  now: string;
  /** The page of its owner, for a budget that is inherited from there. */
  ownerHref?: string | undefined;
  inherited?: boolean;
  /** The buttons of the budget. */
  children?: ReactNode;
};

/** Shows a budget: its limit, what is spent, held and left, when it resets, and when it is empty at this pace. */
export function BudgetItem({ budget, now, ownerHref, inherited, children }: Props) {
  const { unit, model, owner, boost } = budget;
  const use = toUse(budget);
  const held = toHeldWords(budget, use);
  const words = [toUseWords(unit, use), held].filter(Boolean).join(", ");
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3 text-13">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium text-ink">{toLimitWords(budget)}</span>
        {model && <Chip>{model}</Chip>}
        <LevelBadge use={use} />
        {inherited && (
          <span className="flex min-w-0 items-center gap-1 text-ink-3">
            <Icon name="lock" size={12} />
            of the {owners[owner.type]}{" "}
            {ownerHref ? (
              <Link className="truncate text-ink-2 hover:underline" href={ownerHref}>
                {owner.name}
              </Link>
            ) : (
              <span className="truncate">{owner.name}</span>
            )}
          </span>
        )}
        {children && <span className="ml-auto flex items-center gap-0.5">{children}</span>}
      </div>
      <BudgetBar use={use} label={words} />
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 text-12 text-ink-2 tabular-nums">
        <span>
          {words}. {formatAmount(unit, use.left)} left.
        </span>
        <span className="text-ink-3">{toTimes(budget, now)}</span>
      </p>
      {boost && (
        <p className="text-12 text-ink-3">
          Raised by {formatAmount(unit, boost.amount)} until {fullTime(boost.until)}.
        </p>
      )}
    </li>
  );
}

function LevelBadge({ use: { level } }: { use: Use }) {
  if (level === "") return null;
  return level === "full" ? (
    <Badge tone="red" icon="ban">
      Used up
    </Badge>
  ) : (
    <Badge tone="amber" icon="alert">
      Near its limit
    </Badge>
  );
}

function toTimes(budget: Budget, now: string): string {
  const emptyAt = findEmptyAt(budget, new Date(now));
  const resets = budget.resetsAt === null ? "Never resets." : `Resets ${fullTime(budget.resetsAt)}.`;
  return emptyAt === null ? resets : `At this pace empty on ${fullTime(emptyAt)}. ${resets}`;
}
