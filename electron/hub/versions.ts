import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { Node } from 'prosemirror-model'
import type { BlockJSON } from '../../shared/amendments/change'
import type { Register } from '../../shared/amendments/register'
import { findBlock } from '../../shared/document/blocks'
import { read } from '../../shared/document/ydoc'
import type { BlockId, VersionId } from '../../shared/ids'
import { parsePaper, textOfPaper } from '../../shared/versions/paper'
import type { Passage } from '../../shared/versions/passage'
import type { Paper, Version } from '../../shared/versions/version'
import type { Issuable } from '../../shared/versions/version-acts'
import { handwritingOf } from './handwriting'
import { canonical } from './record'
import type { Rooms } from './rooms'
import type { DocumentUpdate, Store } from './store'

/** What a version says, or why it cannot be shown. */
export type Kept =
  | { readonly kind: 'paper'; readonly version: Version; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** It is not what was issued: the digest in the register is that of something else. */
  | { readonly kind: 'damaged' }

/**
 * The issued versions of the text. What each says lies in the store beside the documents, where no
 * window can open it as one, and is answered to whoever may read the text.
 */
export class Versions {
  constructor(
    readonly store: Store,
    readonly rooms: Rooms,
  ) {}

  /** What an act issues besides the words: whose they are, and what they are compared with. */
  async issuable(register: Register): Promise<Issuable> {
    const last = register.versions.at(-1)
    const kept = last && (await this.load(last.id))
    const text = await this.#text()
    return {
      hands: handwritingOf(text, this.rooms.hands),
      // One that this hub cannot read is not compared with, and keeps nothing from being issued.
      last: kept?.kind === 'paper' ? (parsePaper(paperIn(kept.bytes))?.text ?? null) : null,
    }
  }

  async load(id: string): Promise<Kept> {
    const version = this.rooms.register().versions.find((each) => each.id === id)
    if (!version) return { kind: 'missing' }
    const rows = await this.store.load(nameOf(version.id))
    const bytes = inflated(rows.at(0)?.update)
    const isWhole = bytes && createHash('sha256').update(bytes).digest('hex') === version.digest
    return isWhole ? { kind: 'paper', version, bytes } : { kind: 'damaged' }
  }

  /** The text as a version, with whose hand it is in, as it stands now; `null` if it is not valid. */
  async current(): Promise<Paper | null> {
    const doc = await this.#text()
    const text = read(doc)
    if (text.kind === 'invalid') return null
    const hands = handwritingOf(doc, this.rooms.hands)
    return { text: text.node.toJSON() as BlockJSON, hands }
  }

  /** One block of it; `null` if there is no such. */
  async passage(block: BlockId): Promise<Passage | null> {
    const doc = await this.#text()
    const text = read(doc)
    const found = text.kind === 'valid' ? findBlock(text.node, block) : null
    if (!found) return null
    const hands = handwritingOf(doc, this.rooms.hands, block)
    return { block: found.node.toJSON() as BlockJSON, hands }
  }

  /** The text of a version, for a file; with the version, whose symbol it bears. */
  async text(id: string): Promise<{ readonly version: Version; readonly text: Node } | null> {
    const kept = await this.load(id)
    if (kept.kind !== 'paper') return null
    return { version: kept.version, text: textOfPaper(paperIn(kept.bytes)) }
  }

  #text() {
    const { conference } = this.rooms.register()
    return this.rooms.hold({ kind: 'text', text: conference.text })
  }
}

/** What goes to the disk with the act that issues a version. Its digest is that of these letters. */
export function keptVersion(version: VersionId, paper: Paper): DocumentUpdate {
  return { document: nameOf(version), update: deflateSync(canonical(paper)) }
}

function nameOf(version: VersionId): string {
  return `version/${version}`
}

/** `null` if there is nothing, or nothing that this hub has written. */
function inflated(bytes: Uint8Array | undefined): Uint8Array | null {
  try {
    return bytes ? inflateSync(bytes) : null
  } catch {
    return null // The caller says that it is damaged.
  }
}

/** What the digest has shown to be what was written. */
function paperIn(bytes: Uint8Array): Paper {
  return JSON.parse(new TextDecoder().decode(bytes)) as Paper
}
