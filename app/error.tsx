"use client";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main className="grid min-h-[60dvh] place-items-center p-6">
      <div className="grid max-w-md justify-items-center gap-1 text-center">
        <h1 className="text-20">This page could not be shown</h1>
        <p className="muted text-13">
          The server met an error that it did not expect. Nothing was changed.
          {error.digest ? ` For the log: ${error.digest}.` : ""}
        </p>
        <button type="button" className="link mt-4 text-13" onClick={reset}>
          Try again
        </button>
      </div>
    </main>
  );
}
