/**
 * The symbol of a document, in its parts: "CCW/AP.II/CONF.7/WP.2/Rev.1*" is a revision of the
 * second working paper of the seventh annual conference, reissued for technical reasons.
 *
 * It is the same in all languages. Numbers are the secretariat's to give, so that nothing here
 * makes one up: a symbol that is not there yet is `null` and printed as pending.
 */
export interface DocumentSymbol {
  /** "CCW": whose document it is. */
  readonly body: string
  /** "AP.II", "CONF.7", "2012": from the body down to the meeting. */
  readonly components: readonly string[]
  /** `null` is the main series. */
  readonly series: Series | null
  readonly number: number
  readonly modifiers: readonly Modifier[]
  /** Asterisks behind it: how often it was reissued for technical reasons, 0 to 3. */
  readonly reissued: number
  readonly part: Part | null
}

export interface Series {
  readonly name: SeriesName
  /** "INF/1" is the usual form, "INF.1" is met as well; each stays as it was written. */
  readonly joint: '.' | '/'
}

export type Modifier =
  | { readonly kind: 'Rev' | 'Add' | 'Corr' | 'Amend'; readonly number: number }
  | { readonly kind: 'Summary' }

/** "(Part I)"; its spaces stay as they were written. */
export interface Part {
  /** In roman figures. */
  readonly number: string
  readonly apart: boolean
  readonly spaced: boolean
}

const seriesNames = ['L', 'WP', 'CRP', 'INF', 'SR', 'PV', 'R', 'NGO', 'RES'] as const
export type SeriesName = (typeof seriesNames)[number]

/**
 * Reads a symbol exactly as it would be printed, without white space around it; `null` if it is
 * none. `formatSymbol` gives back the same letters.
 */
export function parseSymbol(text: string): DocumentSymbol | null {
  const [, stem = '', stars = '', ending] = whole.exec(text) ?? []
  const [body = '', ...rest] = stem.split('/')
  if (!isBody(body)) return null

  const modifiers: Modifier[] = []
  for (let last = rest.at(-1); last !== undefined; last = rest.at(-1)) {
    const modifier = readModifier(last)
    if (!modifier) break
    modifiers.unshift(modifier)
    rest.pop()
  }

  const numbered = readNumber(rest)
  if (!numbered) return null
  const { components, series, number } = numbered
  if (!components.every(isComponent)) return null
  return {
    body,
    components,
    series,
    number,
    modifiers,
    reissued: stars.length,
    part: ending ? readPart(ending) : null,
  }
}

export function formatSymbol(symbol: DocumentSymbol): string {
  const { body, components, series, number, modifiers, reissued, part } = symbol
  const last = series ? `${series.name}${series.joint}${number}` : `${number}`
  const path = [body, ...components, last, ...modifiers.map(formatModifier)].join('/')
  return path + '*'.repeat(reissued) + (part ? formatPart(part) : '')
}

export function isSymbol(text: string): boolean {
  return parseSymbol(text) !== null
}

const whole = /^([A-Za-z0-9./-]+)(\*{0,3})( ?\(Part ?[IVX]+\))?$/

/** From 1, without zeros before it, and no longer than any body has ever counted. */
const figure = '[1-9]\\d{0,5}'
const numberAlone = new RegExp(`^${figure}$`)
const numberInSeries = new RegExp(`^(${seriesNames.join('|')})\\.(${figure})$`)
const numberedModifier = new RegExp(`^(Rev|Add|Corr|Amend)\\.(${figure})$`)

function isBody(text: string): boolean {
  return /^[A-Z]+$/.test(text)
}

/** A name, numbered perhaps ("CONF.III", "P.V", "S-27"), or a session or year ("60", "2012"). */
function isComponent(text: string): boolean {
  return /^(?:[A-Z][A-Za-z]*(?:[.-][A-Z0-9]+)?|[1-9]\d{0,3})$/.test(text) && !readModifier(text)
}

/** What stands before the modifiers: components, and the number with its series if it has one. */
function readNumber(
  path: readonly string[],
): Pick<DocumentSymbol, 'components' | 'series' | 'number'> | null {
  const last = path.at(-1) ?? ''
  const components = path.slice(0, -1)
  const [, name, number] = numberInSeries.exec(last) ?? []
  if (isSeries(name)) {
    return { components, series: { name, joint: '.' }, number: Number(number) }
  }
  if (!numberAlone.test(last)) return null
  const before = components.at(-1)
  return isSeries(before)
    ? {
        components: components.slice(0, -1),
        series: { name: before, joint: '/' },
        number: Number(last),
      }
    : { components, series: null, number: Number(last) }
}

function isSeries(name: string | undefined): name is SeriesName {
  return seriesNames.some((each) => each === name)
}

function readModifier(text: string): Modifier | null {
  if (text === 'Summary') return { kind: 'Summary' }
  const [, kind, number] = numberedModifier.exec(text) ?? []
  switch (kind) {
    case 'Rev':
    case 'Add':
    case 'Corr':
    case 'Amend':
      return { kind, number: Number(number) }
    default:
      return null
  }
}

function formatModifier(modifier: Modifier): string {
  return modifier.kind === 'Summary' ? 'Summary' : `${modifier.kind}.${modifier.number}`
}

function readPart(text: string): Part {
  return {
    number: text.replace(/ ?\(Part ?|\)/g, ''),
    apart: text.startsWith(' '),
    spaced: text.includes('Part '),
  }
}

function formatPart({ number, apart, spaced }: Part): string {
  return `${apart ? ' ' : ''}(Part${spaced ? ' ' : ''}${number})`
}
