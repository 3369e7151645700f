import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { Node } from 'prosemirror-model'
import type { BlockJSON } from '../../shared/amendments/change'
import { findBlock } from '../../shared/document/blocks'
import type { BlockId, Instant, VersionId } from '../../shared/ids'
import { parsePaper } from '../../shared/versions/paper'
import type { Passage } from '../../shared/versions/passage'
import type { Paper, Version } from '../../shared/versions/version'
import type { Meanwhile } from './floor'
import { paperIn } from './paper-bytes'
import { makeReady, type Ready } from './ready'
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
  /** What the last version says, once this hub has read or issued it. */
  #last: { readonly version: VersionId; readonly text: Node } | null = null

  constructor(
    readonly store: Store,
    readonly rooms: Rooms,
  ) {}

  /**
   * What an act would issue of this text at this moment, made ready while others go on writing: what
   * they write meanwhile comes after the version.
   */
  ready(text: Node, symbol: string | null, at: Instant, meanwhile: Meanwhile): Promise<Ready> {
    const hands = this.rooms.text.handwriting.of()
    return this.rooms.issuing(at, () =>
      meanwhile(async () => makeReady({ text, symbol, hands, last: await this.#lastText() })),
    )
  }

  /** What goes to the disk with the act that issues it. */
  keep(version: VersionId, { text, bytes }: Ready): DocumentUpdate {
    this.#last = { version, text }
    return { document: nameOf(version), update: bytes }
  }

  /** One that this hub cannot read is not compared with, and keeps nothing from being issued. */
  async #lastText(): Promise<Node | null> {
    const version = this.rooms.register().versions.at(-1)?.id
    if (!version) return null
    if (this.#last?.version === version) return this.#last.text
    const kept = await this.load(version)
    const paper = kept.kind === 'paper' ? parsePaper(paperIn(kept.bytes)) : null
    if (paper) this.#last = { version, text: paper.text }
    return paper?.text ?? null
  }

  async load(id: string): Promise<Kept> {
    const version = this.rooms.register().versions.find((each) => each.id === id)
    return version ? keptIn(this.store, version) : { kind: 'missing' }
  }

  /** The text as a version, with whose hand it is in, as it stands now; `null` if it is not valid. */
  async current(): Promise<Paper | null> {
    const { reading, handwriting } = this.rooms.text
    const text = reading.now()
    if (text.kind === 'invalid') return null
    return { text: text.node.toJSON() as BlockJSON, hands: handwriting.of() }
  }

  /** One block of it; `null` if there is no such. */
  async passage(block: BlockId): Promise<Passage | null> {
    const { reading, handwriting } = this.rooms.text
    const text = reading.now()
    const found = text.kind === 'valid' ? findBlock(text.node, block) : null
    if (!found) return null
    return { block: found.node.toJSON() as BlockJSON, hands: handwriting.of(block) }
  }
}

export async function keptIn(store: Store, version: Version): Promise<Kept> {
  const rows = await store.load(nameOf(version.id))
  const bytes = await inflatedOf(rows.at(0)?.update)
  const isWhole = bytes && createHash('sha256').update(bytes).digest('hex') === version.digest
  return isWhole ? { kind: 'paper', version, bytes } : { kind: 'damaged' }
}

const inflated: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(inflate)

function nameOf(version: VersionId): string {
  return `version/${version}`
}

/** `null` if there is nothing, or nothing that this hub has written. */
async function inflatedOf(bytes: Uint8Array | undefined): Promise<Uint8Array | null> {
  try {
    return bytes ? await inflated(bytes) : null
  } catch {
    return null // The caller says that it is damaged.
  }
}
