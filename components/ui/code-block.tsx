"use client";

import { useState } from "react";
import { CopyIcon } from "@/components/ui/copy-button";

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
  return (
    <div className="min-w-0 rounded-8 border border-line bg-sunken">
      <div className="flex min-h-9 items-center gap-0.5 overflow-x-auto border-b border-line px-1.5 text-12 font-medium text-ink-2">
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
      {"note" in sample && sample.note && <p className="px-3.5 py-3 text-13 text-ink-2">{sample.note}</p>}
      {("parts" in sample ? sample.parts : [sample]).map((part) => (
        <Code
          key={part.name ?? ""}
          part={part}
          copyLabel={part.name ? `Copy ${part.name}` : copyLabel}
          onCopied={onCopied}
        />
      ))}
    </div>
  );
}

type CodeProps = { part: Part; copyLabel: string; onCopied: (() => void) | undefined };

function Code({ part: { name, text, shown = text }, copyLabel, onCopied }: CodeProps) {
  return (
    <div className="relative min-w-0 [&+&]:border-t [&+&]:border-line">
      {name && <p className="pt-2.5 pr-12 pl-3.5 font-mono text-12 text-ink-3 wrap-anywhere">{name}</p>}
      <div className="absolute top-1 right-1 rounded-8 bg-sunken">
        <CopyIcon text={text} label={copyLabel} onCopied={onCopied} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must scroll by keyboard */}
      <pre className="overflow-x-auto py-3 pr-10 pl-3.5 text-12 leading-5 text-ink" tabIndex={0}>
        {shown}
      </pre>
    </div>
  );
}
