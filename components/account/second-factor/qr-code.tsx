import { encode } from "uqr";

const BORDER = 2;

/** Shows a text as a QR code, dark on white in both themes so that cameras read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto size-44 rounded-8 bg-[white] text-[black]"
    >
      <path d={path} className="fill-current" />
    </svg>
  );
}
