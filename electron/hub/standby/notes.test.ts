import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { eachBlock } from '../../../shared/document/blocks'
import { read } from '../../../shared/document/ydoc'
import type { DelegationId } from '../../../shared/ids'
import { draft as beginOn } from '../../../shared/testing/meeting'
import { OpenedNotes } from '../testing/notes-opened'
import { Participant } from '../testing/participant'
import { first, followed, inStep, moved, people, ready, second } from '../testing/two-hubs'
import { askTakeover } from './ask-takeover'

const secret = 'quincunx of the capital'

/** Everything that both hubs have on their disks, with what is written ahead. */
function written(): Buffer {
  const folder = dirname(first())
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    files
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name))),
  )
}

it('[A67] notes and drafts are sealed at a standby too, and read where it has taken over', async () => {
  const { hub, sec, standby } = await followed()
  const { delegations } = await sec.sees(() => true)
  const seat = {
    role: 'delegation',
    delegation: delegations[0]?.id as DelegationId,
    pen: true,
  } as const
  const ada = await sec.invite(seat, 'Ada')
  people.push(ada)
  await sec.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ada.do(beginOn(firstParagraph(sec)), 'draft')
  const draft = await ada.open({ kind: 'amendment', amendment }).synced()
  draft.type(draft.words().slice(-12), ` ${secret}`)
  await draft.sent()
  const notes = new OpenedNotes(ada)
  notes.write(amendment, `Mind the ${secret}.`)
  await notes.sent()
  await inStep(sec)
  expect(written().includes(amendment)).toBe(true)
  expect(written().includes(secret)).toBe(false)

  sec.leave()
  await hub.end('SIGKILL')
  await askTakeover(second(), 'Sec')
  await ready(standby)
  const there = await moved(ada, standby)
  const again = new OpenedNotes(there)
  await again.reads(`Mind the ${secret}.`)
  const { link } = await there.do({ kind: 'invite-device' }, 'invitation')
  const phone = await Participant.join(link, 'Ada')
  people.push(phone)
  // A draft's key is passed on by windows that have the draft open, as each window of a sponsor has.
  await there.open({ kind: 'amendment', amendment }).synced()
  await new OpenedNotes(phone).reads(`Mind the ${secret}.`)
  await (await phone.open({ kind: 'amendment', amendment }).synced()).says(secret)
  expect(written().includes(secret)).toBe(false)
}, 120_000)

function firstParagraph(by: Participant): string {
  const found = read(by.text.doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  let id = ''
  eachBlock(found.node, ({ node }) => {
    if (id === '' && node.type.name === 'paragraph' && node.textContent.length > 40)
      id = String(node.attrs.id)
  })
  return id
}
