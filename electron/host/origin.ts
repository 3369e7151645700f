/**
 * The window's own origin. A scheme of ours and not `file:`, so that the page has an origin at all
 * and a content security policy that comes as a header.
 */
export const scheme = 'app'
export const windowUrl = `${scheme}://rapporteur/`

export function isWindowUrl(url: string): boolean {
  return url === windowUrl || url.startsWith(`${windowUrl}#`)
}
