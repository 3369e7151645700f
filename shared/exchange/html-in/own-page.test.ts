import { parse } from 'parse5'
import { expect, it } from 'vitest'
import sample from '../../../assets/conferences/ap2-conf7.json'
import { openingText, parseOpeningText } from '../../document/opening-text'
import type { FinalDocument } from '../final-document'
import { toHtml } from '../html/html'
import { finalDocument, finalText, structuredText } from '../testing/final-text'
import { documentOfPage } from './own-page'

function opened(file: unknown): FinalDocument {
  let made = 0
  return finalDocument(openingText(parseOpeningText(file), () => `id-${++made}`).text)
}

const given: Readonly<Record<string, FinalDocument>> = {
  'every kind of block': finalDocument(finalText),
  'every part of a final document': finalDocument(structuredText),
  'the sample conference': opened(sample),
}

const read = (page: string) => documentOfPage(parse(page))

it.each(Object.entries(given))('a page of ours is the same page again: %s', (_, document) => {
  const page = toHtml(document)
  const again = read(page)
  expect(again && toHtml(again)).toBe(page)
})

it('says what the page does not show: whom a recommendation is for, and how wide columns are', () => {
  const document = given['the sample conference']
  const page = document && read(toHtml(document))
  const said = (of: FinalDocument | null | undefined) => {
    const blocks = of?.parts.flatMap((part) => ('blocks' in part ? part.blocks : []))
    return blocks?.map((block) =>
      block.kind === 'paragraph' ? block.recommendation : block.kind === 'table' && block.columns,
    )
  }
  expect(said(document)).toContainEqual(
    expect.objectContaining({ addressee: expect.stringMatching(/./) }),
  )
  expect(said(page)).toEqual(said(document))
})

const page = toHtml(finalDocument(finalText))

it.each([
  ['of another program', page.replace('content="Rapporteur"', 'content="LibreOffice"')],
  ['with words beside its blocks', page.replace('<section>', '<section>More words')],
  ['with a block of another kind', page.replace('<section>', '<section><form>x</form>')],
  [
    'with a picture in a line',
    page.replace('<section>', '<section><p class="block plain"><img></p>'),
  ],
  ['of a kind of paragraph that there is not', page.replaceAll('class="block ', 'class="block un')],
  ['of a stage that there is not', page.replace(/(rapporteur\.status" content=")/, '$1un')],
  [
    'that is nested without an end',
    page.replace('<section>', `<section><p class="block plain">${'<b>'.repeat(50_000)}`),
  ],
  ['with a cell as wide as memory', page.replace(/<(t[dh])\b/, '<$1 colspan="900000000"')],
])('a page %s is read as any other', (_, changed) => {
  expect(changed).not.toBe(page)
  expect(read(changed)).toBeNull()
})
