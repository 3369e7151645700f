import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Node } from 'prosemirror-model'
import type { BlockJSON } from '../../shared/amendments/change'
import { compare, countChanged } from '../../shared/versions/compare'
import type { Handwriting } from '../../shared/versions/handwriting'
import type { Paper } from '../../shared/versions/version'
import { bearing, type Issuable } from '../../shared/versions/version-acts'
import { canonicalInTurns } from './record'
import { inTurns } from './turns'

/** A version that only has to be issued. */
export interface Ready extends Issuable {
  readonly text: Node
  /** What is kept of it on the disk. Its digest is that of the letters in it. */
  readonly bytes: Uint8Array
}

interface Opening {
  readonly text: Node
  readonly symbol: string | null
  readonly hands: Handwriting
  /** What the last version says, `null` if there is none that can be read. */
  readonly last: Node | null
}

/** Makes a version ready. Long work with a long text, so it is done in pieces. */
export async function makeReady({ text, symbol, hands, last }: Opening): Promise<Ready> {
  const rest = inTurns()
  const issued = bearing(text, symbol)
  const changes = last && countChanged(compare(last, issued))
  await rest()
  const paper: Paper = { text: await jsonOf(issued, rest), hands }
  const letters = await canonicalInTurns(paper, rest)
  const digest = createHash('sha256').update(letters).digest('hex')
  return { text: issued, symbol, changes, digest, bytes: await deflated(letters) }
}

const deflated: (letters: string) => Promise<Uint8Array> = promisify(deflate)

async function jsonOf(text: Node, rest: () => Promise<void>): Promise<BlockJSON> {
  const content: unknown[] = []
  for (const top of text.children) {
    content.push(top.toJSON())
    await rest()
  }
  const shell: BlockJSON = text.copy().toJSON()
  return content.length > 0 ? { ...shell, content } : shell
}
