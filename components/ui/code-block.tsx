"use client";

import { type ReactNode, useState } from "react";
import { CopyIcon } from "@/components/ui/copy-button";

type Sample = { label: string; text: string; view?: ReactNode };

/** Shows code with a header and a copy button. Several samples become tabs. */
export function CodeBlock({ samples, copyLabel = "Copy code" }: { samples: Sample[]; copyLabel?: string }) {
  const [chosen, setChosen] = useState(0);
  const sample = samples[chosen];
  if (!sample) return null;
  return (
    <div className="min-w-0 rounded-8 border border-line bg-sunken">
      <div className="flex min-h-9 items-center justify-between gap-2 border-b border-line pr-1 pl-3.5 text-12 font-medium text-ink-2">
        {samples.length === 1 ? (
          <span>{sample.label}</span>
        ) : (
          <span className="-ml-2 flex gap-0.5">
            {samples.map(({ label }, index) => (
              <button
                key={label}
                type="button"
                className="h-6 rounded-5 px-2 aria-pressed:bg-track aria-pressed:text-ink"
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                {label}
              </button>
            ))}
          </span>
        )}
        <CopyIcon text={sample.text} label={copyLabel} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must scroll by keyboard */}
      <pre className="overflow-x-auto px-3.5 py-3 text-12 leading-5 text-ink" tabIndex={0}>
        {sample.view ?? sample.text}
      </pre>
    </div>
  );
}
