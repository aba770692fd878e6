/** The title and the description of the page. */
export const settingsWords = {
  title: "Settings",
  description: "How the organization handles provider secrets, environment variables and keys.",
};
