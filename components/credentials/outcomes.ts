/** What a test may come to, as people read it. */
export const outcomes = {
  valid: {
    tone: "green",
    icon: "check",
    word: "Valid",
    text: "The provider took the secret.",
  },
  rejected: {
    tone: "red",
    icon: "x",
    word: "Rejected",
    text: "The provider does not take the secret.",
  },
  out_of_quota: {
    tone: "amber",
    icon: "warn",
    word: "Out of quota",
    text: "The provider knows the secret, but its account is spent.",
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
    text: "No provider answers there. Look at the base URL.",
  },
} as const;
