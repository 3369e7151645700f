import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  change,
  del,
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

/** Whose tracked change it is; `null` with tracking switched off. */
export type By = 'Belvane' | 'Ardesia' | null

/**
 * What somebody does in Word to what a text is made of. Each finds its paragraph by words that are in
 * no other.
 */
export type Deed =
  | {
      readonly kind: 'reword'
      readonly at: string
      readonly from: string
      readonly to: string
      readonly by: By
    }
  | {
      readonly kind: 'reword-note'
      readonly at: string
      readonly from: string
      readonly to: string
      readonly by: By
    }
  | {
      readonly kind: 'add'
      readonly at: string
      readonly words: string
      readonly style: string | null
      readonly by: By
    }
  /** Added by one, and then reworded by another who sees it. */
  | {
      readonly kind: 'add-for-two'
      readonly at: string
      readonly words: readonly [before: string, gone: string, come: string, after: string]
    }
  | { readonly kind: 'remove'; readonly at: string; readonly by: By }
  /** Before some words. The space before them stays with what stood before. */
  | { readonly kind: 'split'; readonly at: string; readonly before: string; readonly by: By }
  /** With the paragraph that follows, of which it may take the look. */
  | {
      readonly kind: 'join'
      readonly at: string
      readonly looks: 'first' | 'next'
      readonly by: By
    }
  | {
      readonly kind: 'move'
      readonly at: string
      readonly behind: string
      readonly how: 'moved' | 'cut-and-put'
      readonly by: By
    }
  | { readonly kind: 'add-note'; readonly at: string; readonly words: string; readonly by: By }
  | { readonly kind: 'remove-note'; readonly at: string; readonly by: By }
  | {
      readonly kind: 'add-row'
      readonly at: string
      readonly cells: readonly string[]
      readonly by: By
    }
  | { readonly kind: 'remove-row'; readonly at: string; readonly by: By }

/** The parts of a Word file that hold words. No paragraph in a deed ends a section of the file. */
interface Words {
  readonly document: string
  readonly notes: string
}

const names = { document: 'word/document.xml', notes: 'word/footnotes.xml' } as const

/** The file after these deeds, one after the other. */
export function restructured(file: Uint8Array, deeds: readonly Deed[]): Uint8Array {
  const parts = unzipSync(file)
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const words = { document: read(names.document), notes: read(names.notes) }
  const { document, notes } = deeds.reduce(done, words)
  return zipSync({
    ...parts,
    [names.document]: strToU8(document),
    [names.notes]: strToU8(notes),
  })
}

function done(words: Words, deed: Deed): Words {
  const on = (edit: (whole: string) => string): Words => ({
    ...words,
    document: edited(words.document, deed.at, edit),
  })
  switch (deed.kind) {
    case 'reword':
      return on((whole) => reworded(whole, deed.from, deed.to, deed.by))
    case 'reword-note': {
      const edit = (whole: string) => reworded(whole, deed.from, deed.to, deed.by)
      return { ...words, notes: edited(words.notes, deed.at, edit) }
    }
    case 'add':
      return on((whole) => `${whole}${added(tracked(runOf('', deed.words), ins, deed.by), deed)}`)
    case 'add-for-two': {
      const [before, gone, come, after] = deed.words
      const inner = [
        ins(runOf('', before), 'Belvane'),
        ins(del(runOf('', gone, 'delText'), 'Ardesia'), 'Belvane'),
        ins(runOf('', come), 'Ardesia'),
        ins(runOf('', after), 'Belvane'),
      ].join('')
      return on((whole) => `${whole}${added(inner, { style: null, by: 'Belvane' })}`)
    }
    case 'remove':
      return on((whole) => removed(whole, deed.by))
    case 'split':
      return on((whole) => divided(whole, deed.before, deed.by))
    case 'join':
      return { ...words, document: joined(words.document, deed) }
    case 'move':
      return moved(words, deed)
    case 'add-note': {
      const id = String(1000 + words.notes.length)
      const noted = `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${footnoteSign('<w:footnoteRef/>')}${tracked(runOf('', ` ${deed.words}`), ins, deed.by)}</w:p></w:footnote>`
      const sign = tracked(footnoteSign(`<w:footnoteReference w:id="${id}"/>`), ins, deed.by)
      const { document } = on((whole) => whole.replace(/<\/w:p>$/, `${sign}</w:p>`))
      return { document, notes: words.notes.replace('</w:footnotes>', `${noted}</w:footnotes>`) }
    }
    case 'remove-note':
      return on((whole) => whole.replace(noteRun, (sign) => (deed.by ? del(sign, deed.by) : '')))
    case 'add-row':
      return onRow(words, deed.at, (row) => `${row}${rowLike(row, deed.cells, deed.by)}`)
    case 'remove-row':
      return onRow(words, deed.at, (row) => (deed.by ? rowThatGoes(row, deed.by) : ''))
  }
}

/** Of several that say it, the last that does not go: a heading stands in the list of contents as well. */
function edited(xml: string, at: string, edit: (whole: string) => string): string {
  const found = foundIn(xml, at)
  return spliced(xml, found.index, found.whole.length, edit(found.whole))
}

function foundIn(xml: string, at: string): { readonly index: number; readonly whole: string } {
  const found = [...xml.matchAll(paragraph)].findLast(
    ([whole]) =>
      wordsIn(whole).includes(at) &&
      !/^<w:p(?: [^>]*)?><w:pPr>.*?<w:(?:moveFrom|del) .*?<\/w:pPr>/s.test(whole),
  )
  if (!found) throw new Error(`No paragraph says: ${at}`)
  return { index: found.index, whole: found[0] }
}

function spliced(xml: string, index: number, length: number, instead: string): string {
  return `${xml.slice(0, index)}${instead}${xml.slice(index + length)}`
}

function tracked(inner: string, how: (inner: string, by: string) => string, by: By): string {
  return by ? how(inner, by) : inner
}

const footnoteSign = (sign: string) =>
  `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>${sign}</w:r>`

function reworded(whole: string, from: string, to: string, by: By): string {
  let isDone = false
  const made = whole.replaceAll(run, (all, format = '', said: string) => {
    const start = said.indexOf(from)
    if (isDone || start < 0) return all
    isDone = true
    const own = (words: string) => (words ? runOf(format, words) : '')
    const instead = by
      ? `${del(runOf(format, from, 'delText'), by)}${to ? ins(runOf(format, to), by) : ''}`
      : own(to)
    return `${own(said.slice(0, start))}${instead}${own(said.slice(start + from.length))}`
  })
  if (!isDone) throw new Error(`No run says: ${from}`)
  return made
}

function added(inner: string, { style, by }: { style: string | null; by: By }): string {
  const own = style ? `<w:pStyle w:val="${style}"/>` : ''
  const mark = by ? `<w:rPr><w:ins ${change(by)}/></w:rPr>` : ''
  return `<w:p><w:pPr>${own}${mark}</w:pPr>${inner}</w:p>`
}

function removed(whole: string, by: By): string {
  if (!by) return ''
  return markedAs('del', gone(whole, by), by)
}

/** All that it says goes, but not its end. */
function gone(whole: string, by: string): string {
  return whole
    .replaceAll(run, (_, format = '', words: string) => del(runOf(format, words, 'delText'), by))
    .replace(noteRun, (sign) => del(sign, by))
}

/** With the end of its paragraph as a change. */
function markedAs(how: 'ins' | 'del' | 'moveFrom' | 'moveTo', whole: string, by: string): string {
  const mark = `<w:rPr><w:${how} ${change(by)}/></w:rPr>`
  return withProperties(whole, (inner) => inner.replace(ownMark, ''), mark)
}

function divided(whole: string, before: string, by: By): string {
  const [, open = '', format = '', inner = '', close = ''] = properties.exec(whole) ?? []
  const found = [...inner.matchAll(run)].find(([, , words]) => words?.includes(before))
  if (!found) throw new Error(`No run says: ${before}`)
  const [all, look = '', words = ''] = found
  const start = words.indexOf(before)
  const first = `${inner.slice(0, found.index)}${runOf(look, words.slice(0, start))}`
  const next = `${runOf(look, words.slice(start))}${inner.slice(found.index + all.length)}`
  const one = `${open}${format}${first}${close}`
  return `${by ? markedAs('ins', one, by) : one}${open}${format}${next}${close}`
}

function joined(xml: string, { at, looks, by }: Extract<Deed, { kind: 'join' }>): string {
  const { index, whole } = foundIn(xml, at)
  const rest = xml.slice(index + whole.length)
  const [next = ''] = rest.match(paragraph) ?? []
  if (!rest.startsWith(next)) throw new Error(`No paragraph follows: ${at}`)
  const space = runOf('', ' ')
  if (by) {
    const one = whole.replace(/<\/w:p>$/, `${ins(space, by)}</w:p>`)
    return spliced(xml, index, whole.length, markedAs('del', one, by))
  }
  const [, open = '', format = '', inner = ''] = properties.exec(whole) ?? []
  const [, , other = '', more = '', close = ''] = properties.exec(next) ?? []
  const look = looks === 'next' ? other : format
  const made = `${open}${look}${inner}${space}${more}${close}`
  return spliced(xml, index, whole.length + next.length, made)
}

function moved(words: Words, { at, behind, how, by }: Extract<Deed, { kind: 'move' }>): Words {
  const { whole } = foundIn(words.document, at)
  if (!by) {
    const without = edited(words.document, at, () => '')
    return { ...words, document: edited(without, behind, (beside) => `${beside}${whole}`) }
  }
  const [from, to] = how === 'moved' ? (['moveFrom', 'moveTo'] as const) : (['del', 'ins'] as const)
  const id = `${words.document.length}`
  const within = (kind: 'moveFrom' | 'moveTo', inner: string) =>
    how === 'moved'
      ? `<w:${kind}RangeStart w:id="${id}" w:author="${by}" w:date="2005-11-22T10:00:00Z" w:name="move${id}"/>${inner}<w:${kind}RangeEnd w:id="${id}"/>`
      : inner
  const wrapped = (kind: string, inner: string) => `<w:${kind} ${change(by)}>${inner}</w:${kind}>`
  const all = (kind: typeof from | typeof to, inner: string) =>
    markedAs(
      kind,
      inner
        .replaceAll(run, (_, format = '', said: string) =>
          wrapped(kind, runOf(format, said, kind === 'del' ? 'delText' : 't')),
        )
        .replace(noteRun, (sign) => wrapped(kind, sign)),
      by,
    )
  // What comes has a note of its own.
  const copied = copiedNote(words, whole, id)
  const gone = edited(words.document, at, () => within('moveFrom', all(from, whole)))
  const document = edited(
    gone,
    behind,
    (beside) => `${beside}${within('moveTo', all(to, copied.whole))}`,
  )
  return { document, notes: copied.notes }
}

function copiedNote(
  { notes }: Words,
  whole: string,
  id: string,
): { readonly whole: string; readonly notes: string } {
  const own = /<w:footnoteReference w:id="(\d+)"/.exec(whole)?.[1]
  if (own === undefined) return { whole, notes }
  const note = new RegExp(`<w:footnote w:id="${own}">.*?</w:footnote>`, 's').exec(notes)?.[0] ?? ''
  const named = note.replace(`w:id="${own}"`, `w:id="${id}"`)
  return {
    whole: whole.replace(`<w:footnoteReference w:id="${own}"`, `<w:footnoteReference w:id="${id}"`),
    notes: notes.replace('</w:footnotes>', `${named}</w:footnotes>`),
  }
}

const row = /<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs

function onRow(words: Words, at: string, edit: (whole: string) => string): Words {
  const { document } = words
  const found = [...document.matchAll(row)].find(([whole]) => wordsIn(whole).includes(at))
  if (!found) throw new Error(`No row says: ${at}`)
  return { ...words, document: spliced(document, found.index, found[0].length, edit(found[0])) }
}

function rowLike(whole: string, cells: readonly string[], by: By): string {
  let next = 0
  const made = whole.replaceAll(paragraph, (cell) =>
    cell.replace(properties, (_, open, format = '', _inner, close) => {
      const words = tracked(runOf('', cells[next++] ?? ''), ins, by)
      return `${open}${format}${words}${close}`
    }),
  )
  const bare = made.replace(/(<w:trPr>.*?)<w:ins [^>]*>(<\/w:trPr>)/s, '$1$2')
  return by ? bare.replace('</w:trPr>', `<w:ins ${change(by)}/></w:trPr>`) : bare
}

function rowThatGoes(whole: string, by: string): string {
  return whole
    .replaceAll(paragraph, (cell) => gone(cell, by))
    .replace('</w:trPr>', `<w:del ${change(by)}/></w:trPr>`)
}
