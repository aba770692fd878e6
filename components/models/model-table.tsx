import type { ReactNode } from "react";
import { toRuntimeListHref } from "@/components/runtimes/params";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { Tile } from "@/components/ui/values/avatar";
import { count } from "@/components/ui/values/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { modelColumns } from "./columns";
import { toCellPrice } from "./rate-words";
import type { Model, Rate } from "./types";

const MOST_RUNTIMES = 2;

type Props = { models: readonly Model[]; markUpPercent: number; org: string; footer: ReactNode };

/** Shows models with their prices for a million tokens, and the runtimes that serve them. */
export function ModelTable({ models, markUpPercent, org, footer }: Props) {
  return (
    <Table caption="Models and prices" columns={modelColumns} footer={footer} tall>
      {models.map((model) => (
        <Row key={`${model.provider} ${model.model}`}>
          <Line model={model} hasMarkUp={markUpPercent > 0} org={org} />
        </Row>
      ))}
    </Table>
  );
}

function Line({ model, hasMarkUp, org }: { model: Model; hasMarkUp: boolean; org: string }) {
  const { name, rates, maxOutputTokens, runtimes } = model;
  const provider = findProvider(model.provider);
  const price = (...facets: Rate["facet"][]) => (
    <Price of={toCellPrice(rates, facets, hasMarkUp)} isKnown={rates.length > 0} />
  );
  return (
    <>
      <Cell kind="title">
        <span className="block min-w-0">
          <RowName>
            <span className="font-mono text-[0.923em]">{model.model}</span>
          </RowName>
          {name && name !== model.model && <span className="block truncate text-12 text-ink-3">{name}</span>}
        </span>
      </Cell>
      <Cell label="Provider" leave={2}>
        <span className="flex min-w-0 items-center gap-2">
          <Tile name={provider?.name ?? model.provider} icon={provider?.icon} />
          <span className="truncate">{provider?.name ?? model.provider}</span>
        </span>
      </Cell>
      <Cell label="Input" numeric>
        {price("input", "audioSeconds", "inputAudio", "inputImage", "requests")}
      </Cell>
      <Cell label="Cache read" numeric leave={4}>
        {price("cacheRead")}
      </Cell>
      <Cell label="Cache write" numeric leave={1}>
        {price("cacheWrite5m", "cacheWrite1h")}
      </Cell>
      <Cell label="Output" numeric>
        {price("output", "reasoning", "outputAudio", "outputImage", "webSearches")}
      </Cell>
      <Cell label="Max output" numeric leave={1}>
        {maxOutputTokens === null ? "Unknown" : count(maxOutputTokens)}
      </Cell>
      <Cell label="Runtimes" className="sm:pl-6">
        <Runtimes runtimes={runtimes} org={org} />
      </Cell>
    </>
  );
}

function Price({ of, isKnown }: { of: ReturnType<typeof toCellPrice>; isKnown: boolean }) {
  if (!of) return <span className="text-ink-3">{isKnown ? "None" : "Unknown"}</span>;
  return (
    <span className="block min-w-0">
      <span className="block">{of.price}</span>
      {of.client && <span className="block text-12 text-ink-2">Client {of.client}</span>}
      {of.notes.map((note) => (
        <span key={note} className="block text-12 whitespace-normal text-ink-3">
          {note}
        </span>
      ))}
    </span>
  );
}

function Runtimes({ runtimes, org }: Pick<Model, "runtimes"> & { org: string }) {
  if (runtimes.length === 0) return <span className="text-ink-3">None</span>;
  const base = `/orgs/${org}/runtimes`;
  return (
    <span className="block min-w-0">
      {runtimes.slice(0, MOST_RUNTIMES).map(({ id, name, priceInputPerMillion, priceOutputPerMillion }) => (
        <span key={id} className="block">
          <TextLink className="block truncate" href={toRuntimeListHref(base, { runtime: id })}>
            {name}
          </TextLink>
          {(priceInputPerMillion ?? priceOutputPerMillion) !== null && (
            <span className="block truncate text-12 text-ink-3">
              Own price {toPair(priceInputPerMillion, priceOutputPerMillion)}
            </span>
          )}
        </span>
      ))}
      {runtimes.length > MOST_RUNTIMES && (
        <span className="block text-12 text-ink-3">and {runtimes.length - MOST_RUNTIMES} more</span>
      )}
    </span>
  );
}

const toPair = (...prices: (string | null)[]) =>
  prices.map((price) => (price === null ? "as listed" : formatExactUsd(price))).join(" / ");
