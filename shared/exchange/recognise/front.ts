import { officialLanguages } from '../../document/language'
import { isSymbol } from '../../document/symbol'
import { documentWords } from '../words'
import { readLabel } from './label'
import { linesOf, type Passage, type Runs, textOf } from './passage'

/** What stands before the body of a document: the masthead, and the titles. */
export interface Front {
  readonly masthead: Masthead
  readonly titles: readonly Runs[]
  /** How many passages it takes up. */
  readonly length: number
}

/** What the other program says itself that a passage is. */
export type Roles = ReadonlyMap<Passage, Role>
export type Role = 'title' | 'marking' | 'masthead'

/** What is not said is empty. */
export interface Masthead {
  readonly organ: string
  readonly symbol: string | null
  readonly distribution: string
  readonly date: string
  readonly original: string
  readonly language: string
  readonly job: string
  readonly meeting: string
  readonly agendaItem: string
  readonly marking: string
}

/**
 * Reads the first lines of a document as long as they are those of a first page. Without a symbol or
 * a line of distribution there is no masthead; then only what is styled as a title is one.
 */
export function readFront(passages: readonly Passage[], roles: Roles): Front {
  const end = endOfFront(passages, roles)
  const front = passages.slice(0, end)
  const lines = front.flatMap(linesIn)
  const isFirstPage = lines.some(
    ({ text }) => isSymbol(text) || distribution.test(text) || /^original\s*:/i.test(text),
  )
  if (!isFirstPage) return titlesOnly(passages, roles)
  return { ...sorted(lines, roles, front), length: end }
}

interface Line {
  readonly text: string
  readonly runs: Runs
  readonly from: Passage
}

/** A first page is short lines; the first sentence, heading or number is no longer of it. */
function endOfFront(passages: readonly Passage[], roles: Roles): number {
  // Where styles say what is a title, nothing else is one.
  const isStyled = passages.slice(0, mostPassages).some((each) => roles.has(each))
  for (const [at, passage] of passages.entries()) {
    if (at >= mostPassages) return at
    if (passage.kind === 'table') {
      const looks = passage.rows.flat().map(({ runs }) => textOf(runs))
      if (!looks.some((text) => text.split('\n').some(isOfMasthead))) return at
      continue
    }
    if (roles.has(passage)) continue
    const text = textOf(passage.runs).trim()
    if (!text || isOfMasthead(text)) continue
    if (isStyled || passage.kind === 'heading') return at
    if (passage.item || passage.quoted || isSentence(text) || beginsBody(text)) return at
  }
  return passages.length
}

const mostPassages = 40

function isSentence(text: string): boolean {
  return text.length > 300 || /[.;:]$/.test(text)
}

function beginsBody(text: string): boolean {
  const label = readLabel(text)
  return label !== null && label.readings[0]?.form !== 'bullet'
}

function linesIn(from: Passage): readonly Line[] {
  const groups = from.kind === 'table' ? from.rows.flat().map(({ runs }) => runs) : [from.runs]
  return groups
    .flatMap(linesOf)
    .map((runs) => ({ runs, text: textOf(runs).replace(/\s+/g, ' ').trim(), from }))
    .filter(({ text }) => text)
}

/** Without a masthead only what is styled as a title is one. */
function titlesOnly(passages: readonly Passage[], roles: Roles): Front {
  const titles: Runs[] = []
  let length = 0
  for (const passage of passages) {
    const isBlank = passage.kind === 'paragraph' && !textOf(passage.runs).trim()
    if (!isBlank && !roles.has(passage)) break
    length++
    if (!isBlank && passage.kind !== 'table') titles.push(passage.runs)
  }
  return { masthead: noMasthead, titles, length: titles.length > 0 ? length : 0 }
}

const noMasthead: Masthead = {
  organ: '',
  symbol: null,
  distribution: '',
  date: '',
  original: '',
  language: '',
  job: '',
  meeting: '',
  agendaItem: '',
  marking: '',
}

/** Each line says itself what it is; those that do not are the organ above the rest, titles below. */
function sorted(
  lines: readonly Line[],
  roles: Roles,
  front: readonly Passage[],
): Pick<Front, 'masthead' | 'titles'> {
  const found = { ...noMasthead }
  const unsaid: { line: Line; at: number }[] = []
  let expects: 'distribution' | null = null
  let last = 0
  lines.forEach((line, at) => {
    const { text } = line
    const fill = (name: Exclude<keyof Masthead, 'symbol'>, value: string) => {
      last = at
      // A second one is somebody's words.
      if (found[name]) unsaid.push({ line, at })
      else found[name] = value.trim()
    }
    const distr = distribution.exec(text)
    const original = /^original\s*:\s*(.+)$/i.exec(text)
    if (
      expects === 'distribution' &&
      /^(general|limited|restricted|générale|limitée)$/i.test(text)
    ) {
      fill('distribution', capital(text))
      expects = null
    } else if (roles.get(line.from) === 'marking') {
      if (!ownWords.has(text.toLowerCase())) fill('marking', text)
    } else if (isSymbol(text)) {
      last = at
      if (found.symbol) unsaid.push({ line, at })
      found.symbol ??= text
    } else if (distr) {
      if (distr[1]) fill('distribution', capital(distr[1]))
      else expects = 'distribution'
      last = at
    } else if (original?.[1]) {
      fill('original', capital(original[1]))
    } else if (languages.has(text.replace(/ only$/i, '').toLowerCase())) {
      fill('language', capital(text.replace(/ only$/i, '')))
    } else if (organizations.test(text) || ownWords.has(text.toLowerCase())) {
      last = at
    } else if (job.test(text)) {
      fill('job', text)
    } else if (dateAlone.test(text)) {
      fill('date', text)
    } else if (agendaItem.test(text)) {
      fill('agendaItem', text)
    } else if (placeAndDate.test(text)) {
      fill('meeting', text)
    } else {
      unsaid.push({ line, at })
    }
  })
  const isTitle = ({ line, at }: { line: Line; at: number }) =>
    roles.get(line.from) === 'title' || (at > last && front.includes(line.from))
  const titles = unsaid.filter(isTitle).map(({ line }) => line.runs)
  // A note to a line of the masthead is one to the title: there is no other place for it.
  const said = new Set(titles)
  const notes = lines.flatMap(({ runs }) =>
    said.has(runs) ? [] : runs.filter(({ kind }) => kind === 'note'),
  )
  if (notes.length > 0) titles.splice(0, 1, [...(titles[0] ?? []), ...notes])
  const organ = unsaid.filter((each) => !isTitle(each)).map(({ line }) => line.text)
  return { masthead: { ...found, organ: organ.join(' ') }, titles }
}

function isOfMasthead(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  return (
    isSymbol(line) ||
    [distribution, organizations, job, dateAlone, agendaItem, placeAndDate].some((each) =>
      each.test(line),
    ) ||
    /^original\s*:/i.test(line) ||
    line.split('\n').some(isSymbol)
  )
}

/** What a document of ours prints where there is nothing. */
const ownWords = new Set(
  officialLanguages
    .map(documentWords)
    .flatMap(({ emblem, symbolPending, draft }) => [emblem, symbolPending, draft])
    .map((each) => each.toLowerCase()),
)

const distribution = /^distr\.?\s*:?\s*(.*)$/i
const organizations =
  /^(united nations|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة|联合国)$/i
const job = /^(GE|NY|V|K)\.\d{2}-\d+/
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const dateAlone = new RegExp(`^\\d{1,2} (de )?(${months}) (de )?\\d{4}$`, 'i')
const placeAndDate = new RegExp(
  `^\\p{Lu}[\\p{L} .-]{2,40}, (from |du )?\\d{1,2}.{0,30}(${months}).{0,12}\\d{4}$`,
  'iu',
)
const agendaItem =
  /^(agenda items?|items? .{1,40} of the (provisional )?agenda|point .{1,40} de l.ordre du jour|tema .{1,40} del programa|пункт .{1,40} повестки дня)/i
const languages = new Set(['english', 'french', 'spanish', 'russian', 'arabic', 'chinese'])

function capital(text: string): string {
  const line = text.trim()
  return line === line.toUpperCase() ? line.charAt(0) + line.slice(1).toLowerCase() : line
}
