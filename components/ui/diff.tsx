type Line = { kind: "same" | "del" | "add"; text: string };

const signs = { same: ["", ""], del: ["−", "Before: "], add: ["+", "After: "] } as const;

/** Lines before and after a change. */
export function Diff({ lines }: { lines: readonly Line[] }) {
  return (
    <div className="diff">
      {lines.map(({ kind, text }) => (
        <div key={`${kind} ${text}`} className={`diff-${kind}`}>
          <span aria-hidden="true">{signs[kind][0]}</span>
          <span>
            <span className="sr-only">{signs[kind][1]}</span>
            {text}
          </span>
        </div>
      ))}
    </div>
  );
}
