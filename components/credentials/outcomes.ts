/** What a test may come to, as people read it. */
export const outcomes = {
  valid: {
    tone: "green",
    icon: "check",
    word: "Valid",
    text: "Accepted by the provider.",
  },
  rejected: {
    tone: "red",
    icon: "x",
    word: "Rejected",
    text: "The provider refused the secret.",
  },
  out_of_quota: {
    tone: "amber",
    icon: "warn",
    word: "Out of quota",
    text: "The secret is valid, but the provider account is out of quota.",
  },
  wrong_path: {
    tone: "amber",
    icon: "warn",
    word: "Wrong path",
    text: "The server answers, but it has no list of models under this base URL.",
  },
  unreachable: {
    tone: "red",
    icon: "alert",
    word: "Unreachable",
    text: "No answer from the provider. Check the base URL.",
  },
} as const;
