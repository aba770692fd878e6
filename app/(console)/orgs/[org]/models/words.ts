/** The title and the description of the page. */
export const modelWords = {
  title: "Models",
  description: "What providers charge for a million tokens, in US dollars.",
};
