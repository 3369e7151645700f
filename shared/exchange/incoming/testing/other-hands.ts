import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  change,
  del,
  emptied,
  endsSection,
  ins,
  noteRun,
  ownMark,
  paragraph,
  properties,
  run,
  runOf,
  withProperties,
  wordsIn,
} from './word-xml'

/** What somebody does in a Word file to the paragraph that holds some words, or behind it. */
export type Doing =
  /** Other words in the place of some, which stand in one run. */
  | {
      readonly kind: 'reword'
      readonly from: string
      readonly to: string
      readonly tracked: boolean
    }
  /** A paragraph below, with whatever number in the words. */
  | { readonly kind: 'add'; readonly words: string; readonly tracked: boolean }
  | { readonly kind: 'remove'; readonly tracked: boolean }
  /** The sign of its note goes. */
  | { readonly kind: 'remove-note'; readonly tracked: boolean }
  /** The number is typed in the place of Word's own. */
  | { readonly kind: 'type-number'; readonly number: string }
  /** What nobody proposes: how it looks, and in how many pieces Word keeps it. */
  | { readonly kind: 'look'; readonly as: Look }

export const looks = ['format', 'quotes', 'spaces', 'pieces', 'style'] as const
export type Look = (typeof looks)[number]

export interface Deed {
  readonly doing: Doing
  /** Words by which its paragraph is found. */
  readonly at: string
}

/** The file after these deeds, one after the other. */
export function inOtherHands(file: Uint8Array, deeds: readonly Deed[]): Uint8Array {
  const parts = unzipSync(file)
  const edited = (name: string, edit: (xml: string) => string) => {
    const part = parts[name]
    if (part) parts[name] = strToU8(edit(strFromU8(part)))
  }
  edited('word/document.xml', (xml) => deeds.reduce(done, xml))
  return zipSync(parts)
}

function done(xml: string, { doing, at }: Deed): string {
  // A heading stands in the list of contents as well.
  const found = [...xml.matchAll(paragraph)].findLast(([whole]) => wordsIn(whole).includes(at))
  if (!found) throw new Error(`No paragraph says: ${at}`)
  const [whole] = found
  return `${xml.slice(0, found.index)}${changed(whole, doing)}${xml.slice(found.index + whole.length)}`
}

function changed(whole: string, doing: Doing): string {
  switch (doing.kind) {
    case 'reword': {
      let isDone = false
      return whole.replaceAll(run, (all, format = '', words: string) => {
        const start = words.indexOf(doing.from)
        if (isDone || start < 0) return all
        isDone = true
        const [before, after] = [words.slice(0, start), words.slice(start + doing.from.length)]
        const own = (said: string) => (said ? runOf(format, said) : '')
        const instead = doing.tracked
          ? `${del(runOf(format, doing.from, 'delText'))}${ins(runOf(format, doing.to))}`
          : runOf(format, doing.to)
        return `${own(before)}${instead}${own(after)}`
      })
    }
    case 'add': {
      const mark = doing.tracked ? `<w:pPr><w:rPr><w:ins ${change()}/></w:rPr></w:pPr>` : ''
      const words = runOf('', doing.words)
      return `${whole}<w:p>${mark}${doing.tracked ? ins(words) : words}</w:p>`
    }
    case 'remove': {
      if (!doing.tracked) return endsSection(whole) ? emptied(whole) : ''
      const gone = whole.replaceAll(run, (_, format = '', words: string) =>
        del(runOf(format, words, 'delText')),
      )
      const noted = gone.replace(noteRun, (sign) => del(sign))
      return withProperties(
        noted,
        (inner) => inner.replace(ownMark, ''),
        `<w:rPr><w:del ${change()}/></w:rPr>`,
      )
    }
    case 'remove-note':
      return whole.replace(noteRun, (sign) => (doing.tracked ? del(sign) : ''))
    case 'type-number': {
      const bare = withProperties(whole, (inner) =>
        inner
          .replace(/<w:numPr>.*?<\/w:numPr>/s, '')
          .replace(/<w:pStyle w:val="[^"]*"\/>/, '<w:pStyle w:val="ListParagraph"/>'),
      )
      return bare.replace(properties, (_, open, format = '', inner, close) =>
        [open, format, runOf('', `${doing.number}\t`), inner, close].join(''),
      )
    }
    case 'look':
      return relooked(whole, doing.as)
  }
}

function relooked(whole: string, as: Look): string {
  switch (as) {
    case 'format':
      return whole.replaceAll(run, (_, format = '', words: string) => {
        const inner = format.replace(/^<w:rPr>|<\/w:rPr>$|<w:rPr\/>/g, '')
        return runOf(
          `<w:rPr>${inner}<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:color w:val="1F497D"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>`,
          words,
        )
      })
    case 'quotes':
      return inRuns(whole, (words) =>
        words.replaceAll(/[“”]/g, '&quot;').replaceAll('’', "'").replaceAll('‑', '-'),
      )
    case 'spaces':
      return inRuns(whole, (words) => words.replace(' ', '\u00A0').replace(/ (\w+)$/, '  $1'))
    case 'pieces':
      return whole.replaceAll(run, (_, format = '', words: string) => {
        const middle = Math.ceil(words.length / 2)
        const pieces = [words.slice(0, middle), words.slice(middle)].filter(Boolean)
        const runs = pieces.map((each) => runOf(format, each))
        return `<w:proofErr w:type="spellStart"/>${runs.join('')}<w:proofErr w:type="spellEnd"/>`
      })
    case 'style':
      return withProperties(whole, (inner) =>
        inner.replace(/<w:pStyle w:val="[^"]*"\/>/, '<w:pStyle w:val="Normal"/>'),
      )
  }
}

function inRuns(whole: string, edit: (words: string) => string): string {
  return whole.replaceAll(run, (_, format = '', words: string) => runOf(format, edit(words)))
}
