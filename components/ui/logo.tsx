/** Shows the logo in the text colour: a doorway with a keyhole. `className` sets the size. */
export function Logo({ className = "size-5" }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d="M1.5 15.5V7a6.5 6.5 0 0 1 13 0v8.5h-3.9L9.35 9.7a2.9 2.9 0 1 0-2.7 0L5.4 15.5z" />
    </svg>
  );
}
