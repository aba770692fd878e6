/** The title and the description of the page. */
export const runtimeWords = {
  title: "Runtimes",
  description: "Model aliases. Requests name one, or use the default.",
};
