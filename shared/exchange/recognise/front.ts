import { languageNamed, officialLanguages } from '../../document/language'
import { type MastheadField, mastheadFields } from '../../document/masthead-fields'
import { isSymbol } from '../../document/symbol'
import type { ToldField } from '../told'
import { calledInEnglish, documentWords } from '../words'
import { type Doubt, placeOf } from './guess'
import { readLabel } from './label'
import { opensPreambular } from './openings'
import { linesOf, type Numbered, type Passage, type Runs, textOf, words } from './passage'

/** What stands before the body of a document: the masthead, and the titles. */
export interface Front {
  readonly masthead: Masthead
  /** Each line of it, in their order. */
  readonly lines: readonly FrontLine[]
  /** How many passages it takes up. */
  readonly length: number
}

export interface FrontLine extends Numbered {
  /** `null` of what is printed anew, such as the name of the organization. */
  readonly as: MastheadField | 'title' | null
  /** Of a field its value alone. */
  readonly runs: Runs
  readonly doubt: Doubt | null
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
  const told = passages.findLastIndex((each) => each.told?.masthead)
  const end = told < 0 ? endOfFront(passages, roles) : endOfOwnFront(passages, roles, told)
  const front = passages.slice(0, end)
  const lines = front.flatMap((each) => linesIn(each, roles))
  const isFirstPage =
    told >= 0 ||
    lines.some(
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
    if (beginsPreamble(text, passages[at + 1])) return at
  }
  return passages.length
}

/** A file of ours says which lines are of the masthead; below them are a marking and the titles. */
function endOfOwnFront(passages: readonly Passage[], roles: Roles, last: number): number {
  const isOfFront = (each: Passage) =>
    roles.has(each) || (each.kind === 'paragraph' && !textOf(each.runs).trim())
  const after = passages.findIndex((each, at) => at > last && !isOfFront(each))
  return after < 0 ? passages.length : after
}

const mostPassages = 40

function isSentence(text: string): boolean {
  const most = /\p{Script=Han}/u.test(text) ? 120 : 300
  return text.length > most || /[.;:。；：؛]$/.test(text)
}

/** "The General Assembly," before the first of what it recalls, or that. A title may end so too. */
function beginsPreamble(text: string, next: Passage | undefined): boolean {
  if (!/[,،，]$/.test(text)) return false
  const after = next && next.kind !== 'table' ? textOf(next.runs).trim() : ''
  return opensPreambular(text) || (/[,،，]$/.test(after) && opensPreambular(after))
}

function beginsBody(text: string): boolean {
  const label = readLabel(text)
  return label !== null && label.readings[0]?.form !== 'bullet'
}

function linesIn(from: Passage, roles: Roles): readonly Line[] {
  const groups = from.kind === 'table' ? from.rows.flat().map(({ runs }) => runs) : [from.runs]
  const isOne = roles.get(from) === 'title' || from.told?.masthead
  return (isOne ? groups : groups.flatMap(linesOf))
    .map((runs) => ({ runs, text: textOf(runs).replace(/\s+/g, ' ').trim(), from }))
    .filter(({ text }) => text)
}

/** Without a masthead only what is styled as a title is one. */
function titlesOnly(passages: readonly Passage[], roles: Roles): Front {
  const lines: FrontLine[] = []
  let length = 0
  for (const passage of passages) {
    const isBlank = passage.kind === 'paragraph' && !textOf(passage.runs).trim()
    if (!isBlank && !roles.has(passage)) break
    length++
    if (!isBlank && passage.kind !== 'table') {
      lines.push({ as: 'title', runs: passage.runs, doubt: null, ...placeOf(passage) })
    }
  }
  return { masthead: noMasthead, lines, length: lines.length > 0 ? length : 0 }
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

/** Of what begins with its body. */
export const noFront: Front = { masthead: noMasthead, lines: [], length: 0 }

/** What a line says that it is; `null` where it says nothing. */
type Said = { readonly as: MastheadField | null; readonly value: string } | 'distribution' | null

/** Each line says itself what it is; those that do not are the organ above the rest, titles below. */
function sorted(
  lines: readonly Line[],
  roles: Roles,
  front: readonly Passage[],
): Pick<Front, 'masthead' | 'lines'> {
  const said: (Exclude<Said, 'distribution'> | 'again')[] = []
  const taken = new Set<MastheadField>()
  let awaitsDistribution = false
  let last = 0
  lines.forEach((line, at) => {
    const is = saidBy(line, roles, awaitsDistribution)
    awaitsDistribution = is === 'distribution' || (awaitsDistribution && is?.as !== 'distribution')
    if (is === null) {
      said.push(null)
      return
    }
    if (is !== 'distribution' && roles.get(line.from) === 'marking' && is.as === null) {
      said.push(is)
      return
    }
    last = at
    if (is === 'distribution') {
      said.push({ as: null, value: '' })
    } else if (is.as && taken.has(is.as)) {
      // A second one is somebody's words.
      said.push('again')
    } else {
      if (is.as) taken.add(is.as)
      said.push(is)
    }
  })
  const sortedLines = lines.map((line, at): FrontLine => {
    const is = said[at]
    const { runs, from } = line
    if (is && is !== 'again') {
      return { as: is.as, runs: is.as ? [words(is.value)] : runs, doubt: null, ...placeOf(from) }
    }
    const isTitle = roles.get(from) === 'title' || (at > last && front.includes(from))
    if (isTitle) return { as: 'title', runs, doubt: null, ...placeOf(from) }
    return { as: 'organ', runs, doubt: 'masthead', ...placeOf(from) }
  })
  return { masthead: mastheadOf(sortedLines), lines: notesInTitle(sortedLines, lines) }
}

function saidBy({ text, from }: Line, roles: Roles, awaitsDistribution: boolean): Said {
  const told = from.told?.masthead
  return told ? toldBy(text, told) : saidIn(text, roles.get(from) === 'marking', awaitsDistribution)
}

function saidIn(text: string, isMarking: boolean, awaitsDistribution: boolean): Said {
  if (awaitsDistribution && distributions.test(text)) {
    return { as: 'distribution', value: calledInEnglish(text) ?? capital(text) }
  }
  const isOwn = ownWords.has(text.toLowerCase())
  if (isMarking) return { as: isOwn ? null : 'marking', value: text }
  if (isSymbol(text)) return { as: 'symbol', value: text }
  const distr = distribution.exec(text)
  if (distr) {
    const kind = distr[1] && (calledInEnglish(distr[1]) ?? capital(distr[1]))
    return kind ? { as: 'distribution', value: kind } : 'distribution'
  }
  const original = /^original\s*:\s*(.+)$/i.exec(text)
  if (original?.[1]) {
    return { as: 'original', value: calledInEnglish(original[1]) ?? capital(original[1]) }
  }
  const language = calledInEnglish(text.replace(/ only$/i, ''))
  if (language && languageNamed(language)) return { as: 'language', value: language }
  if (organizations.test(text) || isOwn) return { as: null, value: text }
  const field = looks.find(([, look]) => look.test(text))?.[0]
  return field ? { as: field, value: text } : null
}

/** As the field was kept, unless somebody has written on what was printed of it. */
function toldBy(text: string, { field, value, printed }: ToldField): Said {
  if (text === printed.replace(/\s+/g, ' ').trim()) return { as: field, value }
  const said = saidIn(text, false, field === 'distribution')
  return said && said !== 'distribution' && said.as === field ? said : { as: field, value: text }
}

function mastheadOf(lines: readonly FrontLine[]): Masthead {
  const said = (field: MastheadField) =>
    lines
      .filter(({ as }) => as === field)
      .map(({ runs }) => textOf(runs).replace(/\s+/g, ' ').trim())
      .join(' ')
  const rest = Object.fromEntries(mastheadFields.map((field) => [field, said(field)]))
  return { ...noMasthead, ...rest, symbol: said('symbol') || null }
}

/** A note to a line of the masthead is one to the title: there is no other place for it. */
function notesInTitle(sorted: readonly FrontLine[], lines: readonly Line[]): readonly FrontLine[] {
  const notes = lines.flatMap(({ runs }, at) =>
    sorted[at]?.as === 'title' ? [] : runs.filter(({ kind }) => kind === 'note'),
  )
  if (notes.length === 0) return sorted
  const first = sorted.findIndex(({ as }) => as === 'title')
  if (first < 0) return [...sorted, { as: 'title', runs: notes, doubt: null }]
  return sorted.map((line, at) =>
    at === first ? { ...line, runs: [...line.runs, ...notes] } : line,
  )
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
const distributions =
  /^(general|limited|restricted|générale|limitée|restreinte|limitada|reservada)$/i
const organizations =
  /^(united nations|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة|联合国)$/i
const job = /^(GE|NY|V|K)\.\d{2}-\d+/
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
/** Arabic has two names of each, mostly side by side: "تشرين الثاني/نوفمبر". */
const arabicMonths =
  'يناير|فبراير|مارس|أبريل|مايو|يونيه|يونيو|يوليه|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'
const dateAlone = new RegExp(
  `^(\\d{1,2} (de )?(${months}) (de )?\\d{4}( года| г\\.)?|\\d{1,2} ((${arabicMonths})/?){1,2} \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日)$`,
  'i',
)
const placeAndDate = new RegExp(
  [
    `^\\p{Lu}[\\p{L} .-]{2,40}, (from |du )?\\d{1,2}.{0,30}(${months}).{0,12}\\d{4}( года| г\\.)?$`,
    `^[\\p{L} ]{2,40}، (من )?\\d{1,2}.{0,40}(${arabicMonths}).{0,12}\\d{4}$`,
    '^\\d{4}年\\d{1,2}月\\d{1,2}日.{0,20}[，,] ?\\p{Script=Han}{2,12}$',
    '^\\p{Script=Han}{2,12}[，,] ?\\d{4}年\\d{1,2}月\\d{1,2}日.{0,20}$',
  ].join('|'),
  'iu',
)
const agendaItem =
  /^(agenda items?|items? .{1,40} of the (provisional )?agenda|point .{1,40} de l.ordre du jour|tema .{1,40} del programa|пункт .{1,40} повестки дня|البن(د|ود) .{1,40} من جدول الأعمال|(临时)?议程项目)/i
/** Lines that are known by how they are written, and stay so. */
const looks: readonly (readonly [MastheadField, RegExp])[] = [
  ['job', job],
  ['date', dateAlone],
  ['agendaItem', agendaItem],
  ['meeting', placeAndDate],
]

function capital(text: string): string {
  const line = text.trim()
  return line === line.toUpperCase() ? line.charAt(0) + line.slice(1).toLowerCase() : line
}
