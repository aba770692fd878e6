import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="grid max-w-md justify-items-center gap-1 text-center">
        <h1 className="text-20">Nothing is here</h1>
        <p className="muted text-13">
          The address is wrong, or what it named was removed, or it belongs to an organization that you are
          not signed in to.
        </p>
        <Link className="link mt-4 text-13" href="/">
          Go to the start page
        </Link>
      </div>
    </main>
  );
}
