import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import sample from '../../../assets/conferences/ap2-conf7.json'
import { toBlock } from '../../amendments/change'
import { findBlock } from '../../document/blocks'
import { openingText, parseOpeningText } from '../../document/opening-text'
import { conferenceId, textId } from '../../ids'
import { toAkn } from '../akn/akn'
import { readAkn } from '../akn/read'
import { build } from '../build'
import { toDocx } from '../docx/docx'
import { readWord } from '../docx-in/read'
import { at, digest } from '../testing/final-text'
import { changedAgainst } from './changed-against'

const opening = (() => {
  let made = 0
  return openingText(parseOpeningText(sample), () => `o-${String(++made).padStart(34, '0')}`)
})()
const ofSample = { ...opening.conference, id: conferenceId('sample'), text: textId('sample') }

const word = async () => {
  const of = { text: opening.text, conference: ofSample, stage: 'amending', at, digest } as const
  return toDocx(build(of))
}

/** A Word file in which somebody has written other words. */
function withWords(file: Uint8Array, before: string, after: string): Uint8Array {
  const name = 'word/document.xml'
  const parts = unzipSync(file)
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  expect(xml).toContain(before)
  return zipSync({ ...parts, [name]: strToU8(xml.replace(before, after)) })
}

function against(bytes: Uint8Array) {
  let made = 0
  const source = { kind: 'word', document: readWord(bytes) } as const
  return changedAgainst(opening.text, source, () => `n-${++made}`)
}

it('finds nothing changed in the sample conference when its own Word file comes back', async () => {
  expect(against(await word())).toEqual({ drafts: [], titleChanged: false, remarks: [] })
})

it('finds nothing but what was changed when its Akoma Ntoso comes back', () => {
  const of = { text: opening.text, conference: ofSample, stage: 'amending', at, digest } as const
  const before = toAkn(build(of))
  const from = (xml: string) => {
    const source = readAkn(xml)
    if (source.kind !== 'document') throw new Error(source.kind)
    let made = 0
    return changedAgainst(opening.text, source, () => `n-${++made}`)
  }
  expect(from(before)).toEqual({ drafts: [], titleChanged: false, remarks: [] })
  const after = before.replace(
    'The Conference adopted its agenda',
    'The Conference agreed on its agenda',
  )
  const { drafts } = from(after)
  expect(drafts).toHaveLength(1)
  const [block] = drafts.flatMap(({ proposed }) => proposed.map(toBlock))
  const was = block && findBlock(opening.text, block.attrs.id)?.node
  expect(block?.child(1).type.name).toBe('reference')
  expect(block?.child(1).attrs.target).toBe(was?.child(1).attrs.target)
})

it('has a reference again in a paragraph whose other words were changed', async () => {
  const { drafts } = against(
    withWords(
      await word(),
      'The Conference adopted its agenda',
      'The Conference agreed on its agenda',
    ),
  )
  expect(drafts).toHaveLength(1)
  const [block] = drafts.flatMap(({ proposed }) => proposed.map(toBlock))
  expect(block?.children.map(({ type }) => type.name)).toEqual(['text', 'reference', 'text'])
  expect(block?.firstChild?.text).toMatch(/^The Conference agreed on its agenda/)
})

it('leaves the brackets of a changed paragraph what they are', async () => {
  const { drafts } = against(
    withWords(await word(), 'promote wider adherence', 'promote the widest adherence'),
  )
  const [block] = drafts.flatMap(({ proposed }) => proposed.map(toBlock))
  const marks = block?.children.flatMap((child) =>
    child.marks.filter(({ type }) => type.name === 'bracket'),
  )
  const was = block && findBlock(opening.text, block.attrs.id)?.node
  expect(marks).toHaveLength(2)
  expect(was?.children.flatMap((child) => child.marks)).toEqual(expect.arrayContaining(marks ?? []))
})

it('says that the list of contents is made anew where somebody has written into it', async () => {
  expect(against(withWords(await word(), 'CONTENTS', 'CONTENTS of the report'))).toMatchObject({
    drafts: [],
    remarks: [{ kind: 'contents', words: 'CONTENTS of the report' }],
  })
})

it('knows the list of contents again where another program has left no style in the file', async () => {
  const name = 'word/document.xml'
  const parts = unzipSync(await word())
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  const bare = xml.replace(/<w:pStyle [^>]*>|<w:numPr>.*?<\/w:numPr>/gs, '')
  const own = /<w:sdt>.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs
  const file = zipSync({ ...parts, [name]: strToU8(bare.replace(own, '$1')) })
  expect(against(file)).toEqual({ drafts: [], titleChanged: false, remarks: [] })
})
