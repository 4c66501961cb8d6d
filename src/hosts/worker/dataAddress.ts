/** The bytes of a data: address in base64: no policy of ours lets a page fetch one. */
export function bytesOfAddress(address: string): Uint8Array<ArrayBuffer> {
  const text = atob(address.slice(address.indexOf(",") + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
