import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/charts/meter";
import { count } from "@/components/ui/values/format";

export type Impact = {
  lastDay: number;
  lastMonth: number;
  lastUsedAt: string | null;
  callers: { ip: string | null; client: string | null; requests: number; lastAt: string }[];
  models: { model: string | null; runtime: { name: string; number: number } | null; requests: number }[];
};

const SHOWN = 5;
/** The note on the sample from which callers and models are taken. */
const SAMPLE = "Of the last 1,000 requests";

/** Shows the use of a key: the number of requests, their callers and models. */
export function ImpactCard({ impact }: { impact: Impact }) {
  const { lastDay, lastMonth, callers, models } = impact;
  return (
    <Card>
      <dl className="grid grid-cols-1 items-start sm:grid-cols-2 gap-0">
        <Figure label="Last 24 hours" value={lastDay} />
        <Figure label="Last 30 days" value={lastMonth} />
      </dl>
      {callers.length > 0 && (
        <div className="grid grid-cols-1 gap-4 border-line border-t px-4 py-3">
          <Shares
            title="Callers"
            basis={SAMPLE}
            rows={callers.map(({ ip, client, requests }) => ({
              name: ip ?? "No address",
              detail: client ?? "",
              requests,
            }))}
          />
          {models.length > 0 && (
            <Shares
              title="Models"
              basis={SAMPLE}
              rows={models.map(({ model, runtime, requests }) => ({
                name: runtime?.name ?? model ?? "None",
                detail: runtime ? `runtime ${runtime.number}` : "",
                requests,
              }))}
            />
          )}
        </div>
      )}
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="px-4 py-3">
      <dt className="text-ink-2 text-12">{label}</dt>
      <dd className="text-20">{count(value)}</dd>
    </div>
  );
}

type Share = { name: string; detail: string; requests: number };

function Shares({ title, basis, rows }: { title: string; basis: string; rows: Share[] }) {
  const most = Math.max(1, ...rows.map(({ requests }) => requests));
  return (
    <div className="grid grid-cols-1 gap-2">
      <h3 className="flex justify-between text-12 font-medium text-ink">
        {title}
        <span className="font-normal text-ink-3">{basis}</span>
      </h3>
      <ul className="grid grid-cols-1 gap-2">
        {rows.slice(0, SHOWN).map(({ name, detail, requests }) => (
          <li key={`${name} ${detail}`} className="text-13">
            <span className="flex min-w-0 items-center gap-2 justify-between">
              <span className="truncate">
                <code className="font-mono text-[0.923em]">{name}</code>{" "}
                <span className="text-ink-3">{detail}</span>
              </span>
              <span className="text-ink-2">{count(requests)}</span>
            </span>
            <Meter used={requests} limit={most} level="" label={`${name}: ${count(requests)} requests`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
