/** A message of a chat request, with the fields that the stand-in reads. */
export interface Message {
  role?: string;
  content?: unknown;
}

/** Splits a text into tokens. Each token is a word with the blanks before it. */
export function splitTokens(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}

/** Returns the text of a message's content, which is a string or a list of parts. */
function readText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part === "string" ? part : (part?.text ?? ""))).join(" ");
}

/** Counts the tokens of messages: one for each word and 3 for each message. */
export function countPromptTokens(messages: Message[]): number {
  return messages.reduce((sum, message) => sum + 3 + splitTokens(readText(message?.content)).length, 0);
}

/** Returns the tokens of the reply to messages: `words` of them if set, and at most `ceiling`. */
export function createReply(messages: Message[], ceiling: number | null, words: number | null): string[] {
  const last = messages.findLast((message) => message?.role === "user") ?? messages.at(-1);
  const question = readText(last?.content).slice(0, 2_000) || "nothing";
  const reply = `You asked: ${question} In short: this is a made-up answer, the same one every time, so that tests can rely on it.`;
  const tokens =
    words === null ? splitTokens(reply) : Array.from({ length: words }, (_, index) => ` word${index}`);
  return ceiling !== null && ceiling < tokens.length ? tokens.slice(0, ceiling) : tokens;
}
