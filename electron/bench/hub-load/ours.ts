import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { contentOf } from '../../../shared/document/ydoc'
import { parseInvitationLink } from '../../../shared/invitation-link'
import type { Id } from '../../hub/testing/attacker'
import { TestDevice } from '../../hub/testing/device'
import { amend } from '../amend'
import { type BenchHub, startHub } from '../hub'
import { longText } from '../long-text'
import { openText } from '../open-text'
import type { Rival } from './rivals'

export interface Ours extends Rival {
  /** The text, for the others. */
  readonly text: Uint8Array
  readonly stateVector: Uint8Array
  /** Ends of paragraphs, spread over the text. */
  readonly anchors: readonly Id[]
}

export interface OursOptions {
  readonly sections: number
  readonly each: number
  readonly amendments: number
  readonly windows: number
  readonly typists: number
}

/** The most devices that one invitation lets in. */
const usesEach = 200

/** Our hub, on its own file, with amendments in the register and a seat for each window. */
export async function ourHub(options: OursOptions): Promise<Ours> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const pages = join(folder, 'pages')
  await mkdir(pages)
  const hub = await startHub(folder, pages, longText(options.sections, options.each))
  const drafter = await hub.join('Drafter')
  if (options.amendments > 0) await amend(hub, drafter, options.amendments)
  const { doc, leave } = await openText(hub, drafter)
  const ours = {
    text: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    anchors: endsOf(doc, options.typists),
  }
  await leave()
  return {
    ...ours,
    name: 'ours',
    pid: hub.pid,
    place: { dialect: 'hocuspocus', address: hub.address, document: hub.document },
    tokens: [
      ...(await seats(hub, options.typists, 'secretariat')),
      ...(await seats(hub, options.windows - options.typists, 'observer')),
    ],
    async stop() {
      await hub.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Who types while amendments are dealt with is of the secretariat. */
async function seats(
  hub: BenchHub,
  count: number,
  role: 'secretariat' | 'observer',
): Promise<readonly string[]> {
  const tokens: string[] = []
  for (let left = count; left > 0; left -= usesEach) {
    const made = await hub.act({ kind: 'invite', to: { role }, uses: Math.min(left, usesEach) })
    const invitation = made.kind === 'invitation' ? parseInvitationLink(made.link) : null
    if (!invitation) throw new Error('Inviting answers with the link')
    for (let n = 0; n < Math.min(left, usesEach); n++) {
      const entered = await (await TestDevice.make()).join(invitation, `${role} ${left - n}`)
      if ('problem' in entered) throw new Error(`The hub let nobody in: ${entered.problem}`)
      tokens.push(entered.token)
    }
  }
  return tokens
}

/** The last letters of so many paragraphs, spread over the text. */
export function endsOf(doc: Y.Doc, count: number): readonly Id[] {
  const texts = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)]
  const ends = texts.flatMap((text): Id[] => {
    let last = text instanceof Y.XmlText ? text._start : null
    while (last?.right) last = last.right
    return last && !last.deleted ? [[last.id.client, last.id.clock + last.length - 1]] : []
  })
  return Array.from({ length: count }, (_, n) => {
    const end = ends[Math.floor(((n + 0.5) * ends.length) / count)]
    if (!end) throw new Error('The text has paragraphs')
    return end
  })
}
