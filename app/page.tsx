import { Logo } from "@/components/ui/logo";

export default function StartPage() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="grid w-full max-w-md gap-1">
        <Logo className="mb-4 -ml-0.5 size-8" />
        <h1 className="text-20">Keystead</h1>
        <p className="muted text-13">
          The control plane for the API keys of teams that build on AI models: issue keys, govern them, keep
          the secrets of providers, and stand between the two.
        </p>
        <p className="row mt-4 gap-4 text-13">
          <a className="link" href="/api/openapi.json">
            OpenAPI document
          </a>
          <a className="link" href="/api/health">
            Health
          </a>
        </p>
      </div>
    </main>
  );
}
