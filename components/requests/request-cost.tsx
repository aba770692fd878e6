import { TextLink } from "@/components/ui/buttons/text-link";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { count } from "@/components/ui/values/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import type { Request } from "./types";
import { costWords } from "./words";

type Props = { request: Request; org: string };

/** Shows the cost of a request with its price, and the tokens and the cost of each facet. */
export function RequestCost({ request, org }: Props) {
  const { costUsd, priceId } = request;
  const facets = listFacets(request);
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-20 font-medium">{costUsd === null ? costWords(request) : formatExactUsd(costUsd)}</p>
      {facets.length === 0 ? (
        <p className="text-13 text-ink-2">No tokens were recorded.</p>
      ) : (
        <DescriptionList tight beside>
          {facets.map(({ term, amount, cost }) => (
            <DescriptionItem key={term} term={term}>
              <span className="flex justify-between gap-4">
                <span>{amount}</span>
                {cost !== undefined && <span>{formatExactUsd(cost)}</span>}
              </span>
            </DescriptionItem>
          ))}
        </DescriptionList>
      )}
      {priceId && (
        <DescriptionList tight>
          <DescriptionItem term="Price">
            <PriceName id={priceId} org={org} />
          </DescriptionItem>
        </DescriptionList>
      )}
    </div>
  );
}

/** Shows the id of a price, with a link to the model of the price data. */
function PriceName({ id, org }: { id: string; org: string }) {
  const model = /:[^/]+\/(.+)$/.exec(id)?.[1];
  const name = <code className="font-mono text-[0.923em] wrap-anywhere">{id}</code>;
  if (id.startsWith("runtime:") || !model) return name;
  return <TextLink href={`/orgs/${org}/models?q=${encodeURIComponent(model)}`}>{name}</TextLink>;
}

/** Lists the facets of a request that have tokens or a cost. */
function listFacets(request: Request) {
  const { tokensIn, tokensOut, audioSeconds, costByFacet } = request;
  const read = request.tokensCacheRead ?? 0;
  const written = request.tokensCacheWrite ?? 0;
  const kept = request.tokensCacheWriteHour ?? 0;
  const reasoning = request.tokensReasoning ?? 0;
  const tokens: [facet: string, term: string, tokens: number | null][] = [
    ["input", read + written > 0 ? "Input, not cached" : "Input", tokensIn && tokensIn - read - written],
    ["cache_read", "Read from cache", read || null],
    ["cache_write_5m", "Written to cache, 5 min", written - kept || null],
    ["cache_write_1h", "Written to cache, 1 h", kept || null],
    ["output", reasoning > 0 ? "Output, without reasoning" : "Output", tokensOut && tokensOut - reasoning],
    ["reasoning", "Reasoning", reasoning || null],
  ];
  const rows = [
    ...tokens.map(([facet, term, value]) => ({ facet, term, amount: value === null ? null : count(value) })),
    { facet: "audio_seconds", term: "Audio", amount: audioSeconds === null ? null : `${audioSeconds} s` },
    { facet: "input_audio", term: "Audio input", amount: null },
    { facet: "input_image", term: "Image input", amount: null },
    { facet: "output_audio", term: "Audio output", amount: null },
    { facet: "output_image", term: "Image output", amount: null },
    { facet: "characters", term: "Characters of speech", amount: null },
    { facet: "images", term: "Images", amount: null },
    { facet: "web_searches", term: "Web searches", amount: null },
    { facet: "requests", term: "Request", amount: null },
  ];
  return rows.flatMap(({ facet, term, amount }) => {
    const cost = costByFacet[facet];
    return amount === null && cost === undefined ? [] : [{ term, amount: amount ?? "", cost }];
  });
}
