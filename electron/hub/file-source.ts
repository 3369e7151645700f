import type { Node } from 'prosemirror-model'
import type { Conference, Stage } from '../../shared/conference'
import { build } from '../../shared/exchange/build'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { type Viewed, viewOf } from '../../shared/exchange/view'
import type { Instant } from '../../shared/ids'
import type { Copy } from './pages/copy'
import { textIn } from './paper-bytes'
import { digestOf } from './record'

/**
 * Of what a file is made. The texts are read in the press: to build a document of a long one and to
 * digest it takes longer than anybody's key should wait.
 */
export type FileSource =
  /** The text as it stands, by the copy that the press has of it. */
  | (Viewed & {
      readonly kind: 'now'
      /** Stands in the file as the time it was made; the same source gives the same bytes. */
      readonly at: Instant
    })
  /** A version as it was issued. */
  | {
      readonly kind: 'issued'
      readonly paper: Uint8Array
      readonly conference: Conference
      readonly stage: Stage
      readonly at: Instant
    }
  /**
   * The text as it stands as a redline of a version. Whoever changed it, it is issued by the
   * secretariat, and so its changes are shown as its own.
   */
  | {
      readonly kind: 'since'
      readonly paper: Uint8Array
      /** What the secretariat is called. */
      readonly by: string
      readonly at: Instant
    }

/** What the text says that a file is made of; `null` while it is not valid. */
export function textFrom(source: FileSource, copy: Copy): Node | null {
  if (source.kind === 'issued') return textIn(source.paper)
  const reading = copy.text()
  return reading.kind === 'invalid' ? null : reading.node
}

/** `null` where there is no such view yet, and while the text is not valid. */
export function documentFrom(source: FileSource, copy: Copy): FinalDocument | null {
  const { at } = source
  if (source.kind === 'issued') {
    const { conference, stage } = source
    const text = textIn(source.paper)
    return build({ text, conference, stage, at, digest: digestOf(text.toJSON()) })
  }
  const reading = copy.text()
  if (reading.kind === 'invalid') return null
  const text = reading.node
  const register = copy.register()
  if (source.kind === 'now') {
    const document = viewOf({ ...source, text, register, digestOf })
    return document === 'not-adopted' ? null : document
  }
  const { conference, stage } = register
  return redlineBetween({
    before: textIn(source.paper),
    after: text,
    handOf: () => ({ by: source.by, at }),
    conference,
    stage,
    at,
    digest: digestOf(text.toJSON()),
  })
}
