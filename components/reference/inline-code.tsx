import { Fragment } from "react";

/** Shows a text whose parts in backticks are code. */
export function InlineCode({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={`${part}-${text.length}`} className="font-mono text-[0.923em]">
        {part}
      </code>
    ) : (
      <Fragment key={part}>{part}</Fragment>
    ),
  );
}
