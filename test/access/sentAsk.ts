/** A file is sent as it is, anything else as JSON. */
export function sent(headers: Record<string, string>, payload: object | undefined) {
  if (payload === undefined) return { headers };
  return Buffer.isBuffer(payload) ? { headers: { ...headers, 'content-type': 'application/octet-stream' }, payload } : { headers, payload };
}
