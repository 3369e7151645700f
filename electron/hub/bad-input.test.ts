import type { Node } from 'prosemirror-model'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bracketsOf } from '../../shared/document/brackets'
import { read, rewrite } from '../../shared/document/ydoc'
import { build } from '../../shared/exchange/build'
import { close, heading, open, p, reference, section, text } from '../../shared/testing/build'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>

beforeEach(async () => {
  hub = await openTestHub()
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const ids = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`)
const opened = ids(10_000).map((id) => open(id))
const closed = [...ids(10_000)].reverse().map((id) => close(id))

/** With words that they hold, so that someone can write behind them. */
const texts: readonly (readonly [string, Node, string])[] = [
  [
    'ten thousand nested brackets',
    text(section('s', p('a', ...opened, 'noted', ...closed))),
    'noted',
  ],
  [
    'brackets that are nested over six thousand paragraphs',
    text(
      section(
        's',
        ...opened.slice(0, 3_000).map((sign, at) => p(`a${at}`, 'on ', sign)),
        ...closed.slice(-3_000).map((sign, at) => p(`b${at}`, sign, ' off')),
      ),
    ),
    'on ',
  ],
  [
    'ten thousand references in a loop',
    text(
      section(
        's',
        ...ids(5_000).map((id) => p(id, 'As in ', reference(id))),
        ...ids(5_000).map((id, at) => p(`y${id}`, 'See ', reference(`yx${(at + 1) % 5_000}`))),
      ),
    ),
    'As in ',
  ],
  [
    'headings that refer to themselves and to what is not there',
    text(
      section(
        's',
        ...ids(1_000).map((id) => heading(id, 1, 'On ', reference(id), reference('nowhere'))),
      ),
    ),
    'On ',
  ],
]

it.each(texts)('takes %s, shows them to all and prints them', async (_what, given, words) => {
  const { ardesia, belvane } = everyone
  const [mine, theirs] = await Promise.all([ardesia.text.synced(), belvane.text.synced()])
  rewrite(mine.doc, given)
  await mine.sent()
  await theirs.until(() => theirs.doc.store.clients.has(mine.doc.clientID))
  theirs.type(words, 'Still open. ')
  await theirs.sent()
  await mine.until(() => mine.doc.store.clients.has(theirs.doc.clientID))

  const found = read(mine.doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  expect(found.node.textContent).toBe(given.textContent.replace(words, `${words}Still open. `))
  expect(bracketsOf(found.node)).toMatchObject({
    all: { length: bracketsOf(given).all.length },
    strays: [],
  })
  const { conference, stage } = hub.register()
  const at = new Date(0).toISOString()
  expect(build({ text: found.node, conference, stage, at, digest: '' }).parts).toHaveLength(1)
})
