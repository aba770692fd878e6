/** The title of the page and what it lists. */
export const hygieneWords = {
  title: "Recommendations",
  description: "Failing, expiring, unused and over-privileged keys and credentials, each with a fix.",
};
