/** The title and the description of the page. */
export const auditWords = {
  title: "Audit",
  description:
    "Every change, reveal and export, newest first. A hash chain shows if an entry was changed or removed.",
};
