import type { Node } from 'prosemirror-model'
import { textOfPaper } from '../../shared/versions/paper'
import type { Paper } from '../../shared/versions/version'

/** What the digest of a version has shown to be what was written. */
export function paperIn(bytes: Uint8Array): Paper {
  return JSON.parse(new TextDecoder().decode(bytes)) as Paper
}

export function textIn(bytes: Uint8Array): Node {
  return textOfPaper(paperIn(bytes))
}
