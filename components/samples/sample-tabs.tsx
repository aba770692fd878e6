import { CodeBlock } from "@/components/ui/code/code-block";
import { toRequestSamples } from "./request-samples";
import type { SampleModels } from "./types";

type Props = {
  /** The gateway's base URL. */
  baseUrl: string;
  models: SampleModels;
  /** A new secret, and its visible form. Copied samples contain the secret. */
  secret?: { value: string; shown: string };
  onCopied?: () => void;
};

/** Shows samples of calls to the gateway for several clients. Without a secret they read KEYSTEAD_API_KEY. */
export function SampleTabs({ baseUrl, models, secret, onCopied }: Props) {
  const samples = toRequestSamples({ baseUrl, models, key: secret?.value ?? null });
  const mask = (text: string) => (secret ? text.replaceAll(secret.value, secret.shown) : text);
  return (
    <CodeBlock
      onCopied={onCopied}
      samples={samples.map((sample) => ({
        ...sample,
        parts: sample.parts.map((part) => ({ ...part, shown: mask(part.text) })),
      }))}
    />
  );
}
