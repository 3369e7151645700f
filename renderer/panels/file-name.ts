import type { Conference } from '../../shared/conference'

/**
 * A file name that every system takes, without its ending: the symbol if there is one, with its
 * strokes as hyphens, or else the title.
 */
export function fileNameOf(conference: Pick<Conference, 'symbol' | 'title'> | null): string {
  const said = conference?.symbol ?? conference?.title ?? ''
  const safe = said
    .normalize('NFC')
    .replace(/[\p{C}/\\:*?"<>|]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[-. ]+|[-. ]+$/g, '')
  return [...safe].slice(0, 80).join('').trim() || 'document'
}
