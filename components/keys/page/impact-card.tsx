import { Card } from "@/components/ui/card";
import { count } from "@/components/ui/format";
import { Meter } from "@/components/ui/meter";

export type Impact = {
  lastDay: number;
  lastMonth: number;
  lastUsedAt: string | null;
  callers: { ip: string | null; client: string | null; requests: number; lastAt: string }[];
  models: { model: string | null; runtime: { name: string; number: number } | null; requests: number }[];
};

const SHOWN = 5;

/** Who would notice if a key stopped: how many requests, from where, for which models. */
export function ImpactCard({ impact }: { impact: Impact }) {
  const { lastDay, lastMonth, callers, models } = impact;
  return (
    <Card>
      <dl className="halves gap-0">
        <Figure label="Last 24 hours" value={lastDay} />
        <Figure label="Last 30 days" value={lastMonth} />
      </dl>
      {callers.length > 0 && (
        <div className="stack border-line border-t px-4 py-3">
          <Shares
            title="Callers"
            rows={callers.map(({ ip, client, requests }) => ({
              name: ip ?? "No address",
              detail: client ?? "",
              requests,
            }))}
          />
          <Shares
            title="Models"
            rows={models.map(({ model, runtime, requests }) => ({
              name: runtime?.name ?? model ?? "None",
              detail: runtime ? `runtime ${runtime.number}` : "",
              requests,
            }))}
          />
        </div>
      )}
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="px-4 py-3">
      <dt className="muted text-12">{label}</dt>
      <dd className="text-20 strong">{count(value)}</dd>
    </div>
  );
}

type Share = { name: string; detail: string; requests: number };

function Shares({ title, rows }: { title: string; rows: Share[] }) {
  const most = Math.max(1, ...rows.map(({ requests }) => requests));
  return (
    <div className="stack-2">
      <h3 className="muted strong text-12">{title}</h3>
      <ul className="stack gap-2">
        {rows.slice(0, SHOWN).map(({ name, detail, requests }) => (
          <li key={`${name} ${detail}`} className="text-13">
            <span className="row between">
              <span className="truncate">
                <code className="mono">{name}</code> <span className="faint">{detail}</span>
              </span>
              <span className="muted">{count(requests)}</span>
            </span>
            <Meter used={requests} limit={most} level="" label={`${name}: ${count(requests)} requests`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
