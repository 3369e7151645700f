import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'prosemirror-transform'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { contentOf, read } from '../../shared/document/ydoc'
import type { DocumentName } from '../../shared/document-name'
import { blockId } from '../../shared/ids'
import { shippedTemplateIn } from '../../shared/letters/template'
import { shippedTemplates } from '../letters/shipped'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openSqliteStore } from './sqlite-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-template-'))
afterAll(() => rmSync(folder, { recursive: true }))

const template: DocumentName = { kind: 'template', language: 'en' }
const open = { kind: 'open-template', language: 'en' } as const
const reset = { kind: 'reset-template', language: 'en' } as const
const shipped = shippedTemplateIn('en', shippedTemplates())

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
beforeEach(async () => {
  hub = await openTestHub(new MemoryStore())
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const said = (who: Participant) => {
  const found = read(who.open(template).doc)
  return found.kind === 'valid' ? found.node : null
}

it('begins with what is shipped, once, and stays as the secretariat writes it', async () => {
  const { secretariat } = everyone
  const mine = await secretariat.open(template).synced()
  expect(contentOf(mine.doc).length).toBe(0)
  await secretariat.do(open, 'nothing')
  await mine.says('Excellency,')
  expect(said(secretariat)?.toJSON()).toEqual(shipped?.toJSON())
  mine.type('Excellency,', ' and dear colleague,')
  await mine.sent()
  await secretariat.do(open, 'nothing')
  expect(mine.words()).toContain('Excellency, and dear colleague,')
  const colleague = await secretariat.invite({ role: 'secretariat' }, 'Colleague')
  const theirs = await colleague.open(template).synced()
  expect(theirs.words()).toContain('and dear colleague,')
  colleague.leave()
})

it('goes back to what is shipped, and touches only what differs', async () => {
  const { secretariat } = everyone
  const mine = await secretariat.open(template).synced()
  await secretariat.do(open, 'nothing')
  await mine.says('Excellency,')
  mine.type('Excellency,', ' dear colleague,')
  await mine.sent()
  const before = Y.encodeStateVector(mine.doc)
  await secretariat.do(reset, 'nothing')
  await mine.until(() => !mine.words().includes('dear colleague'))
  expect(said(secretariat)?.toJSON()).toEqual(shipped?.toJSON())
  expect(Y.encodeStateAsUpdate(mine.doc, before).byteLength).toBeLessThan(500)
})

it('is nobody else’s, and the record says nothing of it', async () => {
  const { secretariat, president, ardesia, observer } = everyone
  await secretariat.do(open, 'nothing')
  for (const who of [president, ardesia, observer]) {
    expect(await who.act(open)).toEqual({ kind: 'refused', why: 'not-your-role' })
    expect(await who.open(template).closed()).toBe('no-access')
  }
  const kinds = hub.register().record.map(({ deed }) => deed.kind)
  expect(kinds.filter((kind) => kind.includes('template'))).toEqual([])
})

it('stays open when the text is sealed, as letters go out then', async () => {
  const { secretariat, president } = everyone
  await president.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
  await secretariat.do(open, 'nothing')
  const mine = await secretariat.open(template).synced()
  mine.type('Excellency,', ' dear colleague,')
  await mine.sent()
  expect(mine.reason).toBeNull()
})

it('is kept in the file of the conference', async () => {
  const file = join(folder, 'a.rapporteur')
  const first = await openTestHub(openSqliteStore(file))
  const { secretariat, ...others } = await seatEveryone(first)
  await secretariat.do(open, 'nothing')
  const mine = await secretariat.open(template).synced()
  mine.type('Excellency,', ' dear colleague,')
  await mine.sent()
  for (const each of [secretariat, ...Object.values(others)]) each.leave()
  await first.close()

  const second = await openTestHub(openSqliteStore(file))
  const again = await seatEveryone(second, ' on a further device')
  const theirs = await again.secretariat.open(template).synced()
  expect(theirs.words()).toContain('Excellency, dear colleague,')
  for (const each of Object.values(again)) each.leave()
  await second.close()
})

const letter = { part: 'body', only: 'signatory' }

it('what stands in templates alone comes into no text', async () => {
  const { secretariat } = everyone
  const sends: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => paragraphOf(doc).setAttribute('letter', letter),
    (doc) => paragraphOf(doc).push([fieldCalled('capital')]),
  ]
  for (const send of sends) {
    const mine = await secretariat.text.synced()
    send(mine.doc)
    expect(await mine.closed()).toBe('malformed')
    secretariat.forget(mine)
  }
})

it('a count of the register stands in a text as it does in a template', async () => {
  const { secretariat } = everyone
  const mine = await secretariat.text.synced()
  paragraphOf(mine.doc).push([fieldCalled('bound')])
  await mine.sent()
  expect(mine.reason).toBeNull()
  const theirs = await secretariat.open(template).synced()
  await secretariat.do(open, 'nothing')
  await theirs.says('Excellency,')
  paragraphOf(theirs.doc).push([fieldCalled('capital'), fieldCalled('nothing-known')])
  await theirs.sent()
  expect(theirs.reason).toBeNull()
})

it('no amendment is tabled with what stands in templates alone', async () => {
  const { ardesia, president } = everyone
  await president.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const text = await ardesia.text.synced()
  const blocks = [blockId(paragraphOf(text.doc).getAttribute('id') ?? '')]
  const begun = { kind: 'draft-amendment', place: { kind: 'there' }, blocks } as const
  const { amendment } = await ardesia.do(begun, 'draft')
  const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
  const now = read(draft.doc)
  if (now.kind === 'invalid') throw new Error(now.why)
  const proposing = (name: string) => {
    const field = schema.node('field', { name })
    const content = new Transform(now.node).insert(now.node.content.size - 2, field).doc.toJSON()
    return ardesia.act({ kind: 'table-amendment', amendment, content })
  }
  expect(await proposing('capital')).toEqual({ kind: 'refused', why: 'amendment-not-valid' })
  expect(await proposing('bound')).toMatchObject({ kind: 'done' })
})

type Paragraph = Y.XmlElement<{ letter: object; id: string }>

function paragraphOf(doc: Y.Doc): Paragraph {
  for (const node of contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlElement)) {
    if (node instanceof Y.XmlElement && node.nodeName === 'paragraph') return node as Paragraph
  }
  throw new Error('There is a paragraph')
}

function fieldCalled(name: string): Y.XmlElement {
  const field = new Y.XmlElement('field')
  field.setAttribute('name', name)
  return field
}
