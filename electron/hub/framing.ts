import type { IncomingMessage } from 'node:http'

/**
 * Whether it may be read in two ways: where one request ends and the next begins, or whose it is. A
 * proxy in front of the hub might read it in the other way, and take what somebody has hidden in it
 * for the request of whoever comes next by the same connection (RFC 9112, 6.1 and 11.2).
 *
 * Node refuses by itself what its parser cannot be sure of: two lengths, a length beside chunks, lines
 * that end in less than CRLF or go on in the next one. This is what it lets through.
 */
export function isAmbiguous(request: IncomingMessage, isUpgrade = false): boolean {
  const { headers, httpVersion } = request
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return true
  if (countOf('host', request) > 1) return true
  const coding = headers['transfer-encoding']
  const isBodied = coding !== undefined || Number(headers['content-length'] ?? 0) > 0
  // What comes behind the head is of another protocol already.
  if (isUpgrade && isBodied) return true
  if (coding === undefined) return false
  return httpVersion === '1.0' || coding.trim().toLowerCase() !== 'chunked'
}

function countOf(name: string, { rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((each, at) => at % 2 === 0 && each.toLowerCase() === name).length
}
