/** The title and the description of the page. */
export const hygieneWords = {
  title: "Recommendations",
  description: "Failing, expiring, unused and over-privileged keys and credentials, each with a fix.",
};
