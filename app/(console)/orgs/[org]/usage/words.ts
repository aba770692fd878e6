/** The title and the description of the page. */
export const usageWords = {
  title: "Usage",
  description: "What the gateway and the API served, and for whom. Days are UTC.",
};
