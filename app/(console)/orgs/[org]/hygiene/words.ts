/** What the page is called and what it lists. */
export const hygieneWords = {
  title: "Hygiene",
  description:
    "Keys and credentials that fail, expire, idle, or hold more than they use, each with what cures it.",
};
