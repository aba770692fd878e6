import { spendWords, unpricedWords } from "./spend-words";

type Props = Parameters<typeof spendWords>[0];

/** Shows the cost of requests, and below it how many of them have no price. */
export function Spend(props: Props) {
  const note = unpricedWords(props);
  return (
    <span className="block whitespace-nowrap">
      {spendWords(props)}
      {note && <span className="block text-12 text-ink-3">{note}</span>}
    </span>
  );
}
