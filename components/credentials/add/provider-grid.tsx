"use client";

import { useState } from "react";
import { capabilityNames } from "@/components/credentials/capability-names";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { controlVariants } from "@/components/ui/fields/control";
import { Icon } from "@/components/ui/icon";
import { Tile } from "@/components/ui/values/avatar";
import type { Provider } from "@/lib/credentials/catalogue/provider";

type Props = { providers: readonly Provider[]; onPick: (provider: Provider) => void };

/** The providers of the catalogue, to pick one from. */
export function ProviderGrid({ providers, onPick }: Props) {
  const [text, setText] = useState("");
  const shown = providers.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <search className="relative w-full">
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
        />
        <input
          className={cn(controlVariants(), "pl-8")}
          type="search"
          aria-label="Search providers"
          placeholder="Search providers"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      {shown.length === 0 ? (
        <EmptyState title="No provider matches">
          Choose OpenAI-compatible for a server that speaks OpenAI’s protocol.
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {shown.map((provider) => (
            <li key={provider.id}>
              <button
                type="button"
                className="flex min-h-15 w-full items-center gap-3 rounded-8 border border-line-2 px-3 py-2 text-left text-13 hover:bg-hover"
                onClick={() => onPick(provider)}
              >
                <Tile large name={provider.name} icon={provider.icon} />
                <span className="min-w-0">
                  <span className="font-medium text-ink block truncate">{provider.name}</span>
                  <span className="text-ink-3 block truncate text-12">{summarize(provider)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Returns what a provider is used for, and the usual form of its key. */
function summarize({ capabilities, fields }: Provider): string {
  const uses = capabilities.map((capability) => capabilityNames[capability]).join(", ");
  const form = fields.find((field) => field.secret && field.form)?.form?.display;
  return form?.endsWith("…") ? `${uses} · ${form}` : uses;
}
