"use client";

import { type ReactNode, useState } from "react";
import { CopyIcon } from "@/components/ui/copy-button";

type Sample = { label: string; text: string; view?: ReactNode };

/** Code with a head that names it and copies it; several samples become tabs. */
export function CodeBlock({ samples, copyLabel = "Copy code" }: { samples: Sample[]; copyLabel?: string }) {
  const [chosen, setChosen] = useState(0);
  const sample = samples[chosen];
  if (!sample) return null;
  return (
    <div className="code">
      <div className="code-head">
        {samples.length === 1 ? (
          <span>{sample.label}</span>
        ) : (
          <span className="code-tabs">
            {samples.map(({ label }, index) => (
              <button
                key={label}
                type="button"
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and must do so by keyboard */}
      <pre tabIndex={0}>{sample.view ?? sample.text}</pre>
    </div>
  );
}
