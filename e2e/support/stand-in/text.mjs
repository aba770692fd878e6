/** Pieces of a text, one a token: each word with the blanks before it. */
export function tokensOf(text) {
  return text.match(/\s*\S+/g) ?? [];
}

/** The text of a message's content, which is a string or a list of parts. */
export function textOf(content) {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part === "string" ? part : (part?.text ?? ""))).join(" ");
}

/** How many tokens a list of messages counts: its words, and three more a message. */
export function promptTokens(messages) {
  return messages.reduce((sum, message) => sum + 3 + tokensOf(textOf(message?.content)).length, 0);
}

/** The tokens of the answer to these messages, cut at `ceiling`; `ceiling` null means as many as it takes. */
export function replyTokens(messages, ceiling, wanted = null) {
  const last = messages.findLast((message) => message?.role === "user") ?? messages.at(-1);
  const question = textOf(last?.content).slice(0, 2_000) || "nothing";
  const reply = `You asked: ${question} In short: this is a made-up answer, the same one every time, so that tests can rely on it.`;
  const tokens =
    wanted === null ? tokensOf(reply) : Array.from({ length: wanted }, (_, index) => ` word${index}`);
  return ceiling !== null && ceiling < tokens.length ? tokens.slice(0, ceiling) : tokens;
}
