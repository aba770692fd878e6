import type { Failure } from "./types";

type Fix = { text: string; label?: string; href?: string };

type Place = {
  /** The runtime of the code samples. */
  runtime: string;
  /** The path of the organization. */
  base: string;
};

/** Returns why a request failed and how to fix it, with a link where there is one. */
export function toFix({ code, status, keyId, model }: Failure, { runtime, base }: Place): Fix {
  const explain = keyId ? { label: "Explain", href: `${base}/keys/${keyId}?tab=explain` } : {};
  const edit = keyId ? { label: "Open the key", href: `${base}/keys/${keyId}` } : {};
  switch (code) {
    case "RUNTIME_NOT_FOUND":
      return {
        text: model
          ? `No runtime or model is named ${model}. Send “${runtime}” as the model.`
          : `The request named no model. Send “${runtime}” as the model.`,
      };
    case "MODEL_FORBIDDEN":
      return { text: `The key’s model rules do not allow ${model ?? "this model"}.`, ...edit };
    case "INSUFFICIENT_SCOPE":
      return { text: "The key lacks the scope chat:write.", ...edit };
    case "UNAUTHORIZED":
    case "FORBIDDEN":
      return { text: "A check of the key refused it. Explain shows which one.", ...explain };
    case "RATE_LIMIT":
      return { text: "The key’s rate or daily limit was reached.", ...edit };
    case "PROVIDER_AUTH":
      return {
        text: "The provider’s credential is missing, inactive or rejected.",
        label: "Open credentials",
        href: `${base}/credentials`,
      };
    case "INVALID_REQUEST":
      return { text: "The request’s body is not valid. Compare it with the samples above." };
    default:
      return status >= 500 || code === "PROVIDER_ERROR"
        ? {
            text: "The provider did not answer it. Test the credential.",
            label: "Open credentials",
            href: `${base}/credentials`,
          }
        : { text: "Explain shows how a request of this key is decided.", ...explain };
  }
}
