/** The names of the targets, which the goals compare. */
export const KEYSTEAD = "Keystead";
export const OPEN = "Keystead, no limits";
export const LIMITED = "Keystead, minute and day limits";
export const BUDGETED = "Keystead, a budget too";
export const IN_NEXT = "Keystead in Next, no limits";
export const EMPTY = "Empty handler in Next";
export const BETTER_AUTH = "better-auth on node:http, rate limit";
export const LLMS = "@musistudio/llms";
export const PORTKEY = "Portkey";
