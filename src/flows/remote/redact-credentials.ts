/** Masks `user:password@` in addresses before a text becomes a fact. */
export function redactCredentials(text: string): string {
  return text.replace(/:\/\/\S*@/g, '://***@');
}
