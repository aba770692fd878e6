/** The title of the page and what it lists. */
export const runtimeWords = {
  title: "Runtimes",
  description: "Model aliases. Requests name one, or use the default.",
};
