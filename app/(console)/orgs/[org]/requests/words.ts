/** The title and the description of the page. */
export const requestWords = {
  title: "Requests",
  description: "Every request to the gateway and the API, newest first. Prompts and answers are not stored.",
};
