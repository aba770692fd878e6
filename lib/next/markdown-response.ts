/** Creates the response with a Markdown text. */
export const createMarkdownResponse = (text: string): Response =>
  new Response(text, { headers: { "content-type": "text/markdown; charset=utf-8" } });
