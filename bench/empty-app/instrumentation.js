/** Does nothing. Without this file, Next.js would use the product's instrumentation in the parent folder. */
export function register() {}
