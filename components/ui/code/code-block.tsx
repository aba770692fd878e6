"use client";

import { useState } from "react";
import { CopyIcon } from "@/components/ui/buttons/copy-button";

/** A text of a sample. `name` is its file or place. `shown` replaces the text while it is masked. */
type Part = { name?: string; text: string; shown?: string };

/** One text, or several parts. */
export type Sample = { label: string } & (Part | { parts: readonly Part[]; note?: string | undefined });

type Props = { samples: readonly Sample[]; copyLabel?: string; onCopied?: (() => void) | undefined };

/** Shows code with copy buttons. Several samples become tabs. */
export function CodeBlock({ samples, copyLabel = "Copy code", onCopied }: Props) {
  const [chosen, setChosen] = useState(0);
  const sample = samples[chosen];
  if (!sample) return null;
  const { parts, note } = "parts" in sample ? sample : { parts: [sample], note: undefined };
  const alone = parts.length === 1 && !parts[0]?.name ? parts[0] : undefined;
  return (
    <div className="min-w-0 rounded-8 border border-line bg-sunken">
      <div className="flex min-h-9 items-center justify-between gap-1 border-b border-line pr-1 pl-1.5">
        <div className="flex min-w-0 gap-0.5 overflow-x-auto py-1 text-12 font-medium text-ink-2">
          {samples.map(({ label }, index) => (
            <button
              key={label}
              type="button"
              className="h-6 flex-none rounded-5 px-2 aria-pressed:bg-track aria-pressed:text-ink"
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
            >
              {label}
            </button>
          ))}
        </div>
        {alone && <CopyIcon text={alone.text} label={copyLabel} onCopied={onCopied} />}
      </div>
      {note && <p className="px-3.5 py-3 text-13 text-ink-2">{note}</p>}
      {parts.map(({ name, text, shown = text }) => (
        <div key={name ?? ""} className="min-w-0 [&+&]:border-t [&+&]:border-line">
          {name && (
            <div className="flex items-center justify-between gap-2 pt-1 -mb-2.5 pr-1 pl-3.5 font-mono text-12 text-ink-3">
              <span className="wrap-anywhere">{name}</span>
              <CopyIcon text={text} label={`Copy ${name}`} onCopied={onCopied} />
            </div>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must scroll by keyboard */}
          <pre className="overflow-x-auto px-3.5 py-3 text-12 leading-5 text-ink" tabIndex={0}>
            {shown}
          </pre>
        </div>
      ))}
    </div>
  );
}
