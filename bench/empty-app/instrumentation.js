/** Its own, lest Next take the product's from the folder above. */
export function register() {}
