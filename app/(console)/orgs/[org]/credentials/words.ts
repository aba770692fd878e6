/** The title of the page and what it lists. */
export const credentialWords = {
  title: "Credentials",
  description: "Provider secrets. The gateway calls providers with them, and callers never see them.",
};
