/** The title and the description of the page. */
export const credentialWords = {
  title: "Credentials",
  description: "Provider secrets. The gateway calls providers with them, and callers never see them.",
};
