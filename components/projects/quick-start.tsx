import Link from "next/link";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { Steps } from "@/components/ui/steps";
import { FirstRequest } from "./first-request";
import { requestSamples } from "./request-samples";

type Props = {
  baseUrl: string;
  /** A runtime that the project's calls reach, null where there is none yet. */
  runtime: string | null;
  hasKey: boolean;
  hasRequest: boolean;
  credentialsHref: string | null;
  createKeyHref: string | null;
};

/** Three steps to the first request; the last one waits for it. */
export function QuickStart({ baseUrl, runtime, hasKey, hasRequest, credentialsHref, createKeyHref }: Props) {
  return (
    <Steps
      steps={[
        {
          title: "Connect a provider",
          done: runtime !== null,
          children: (
            <p>
              {runtime === null
                ? "A credential of a provider and a runtime say where calls go. "
                : `Calls go to ${runtime}. `}
              {credentialsHref ? (
                <Link className="link" href={credentialsHref}>
                  Open credentials
                </Link>
              ) : (
                runtime === null && "An admin of this organization can add them."
              )}
            </p>
          ),
        },
        {
          title: "Create an API key",
          done: hasKey,
          children: (
            <>
              <p>
                Your application sends it instead of the provider’s key. It can be limited to scopes, models
                and addresses.
              </p>
              {createKeyHref && !hasKey && (
                <div className="row mt-3">
                  <LinkButton variant="primary" icon="plus" href={createKeyHref}>
                    Create API Key
                  </LinkButton>
                </div>
              )}
            </>
          ),
        },
        {
          title: "Send a request",
          done: hasRequest,
          children: (
            <div className="stack">
              <p>Keep your SDK. Change the base URL and the key.</p>
              <CodeBlock samples={requestSamples(baseUrl, runtime)} />
              <FirstRequest arrived={hasRequest} />
            </div>
          ),
        },
      ]}
    />
  );
}
