import type { Doubt } from '../recognise/guess'
import { annexKindOf } from './annex-kinds'
import { recommendationIn } from './recommending'
import type { Row, Taken } from './row'

/**
 * What only the words can tell where a file does not say it: of which kind an annex is, what a
 * paragraph recommends and to whom, when a text was adopted. All of it is doubtful.
 */
export function withKinds(rows: readonly Row[]): readonly Row[] {
  let annex: Taken | null = null
  return rows.map((row, index) => {
    const { as, block } = row
    if (as.kind === 'annex') {
      annex = as.annex === 'free' ? { kind: 'annex', annex: kindAt(rows, index) } : as
      return annex.annex === as.annex ? row : guessing(row, annex, 'annex')
    }
    if (as.kind !== 'paragraph') return row
    const { paragraph } = as
    const said = block.textContent
    if (paragraph === 'plain' && isAdoptionLine(said)) {
      return guessing(row, { ...as, paragraph: 'adoption', level: 0 }, 'adoption')
    }
    if (as.recommendation || annex || !recommending.has(paragraph)) return row
    const recommendation = recommendationIn(said)
    return recommendation ? guessing(row, { ...as, recommendation }, 'recommendation') : row
  })
}

/** An appeal has verbs of its own, and what an agenda lists recommends nothing: only the body does. */
const recommending: ReadonlySet<string> = new Set(['numbered', 'operative', 'plain'])

function guessing(row: Row, as: Taken, doubt: Doubt): Row {
  const block = blockAs(row, as)
  return { ...row, as, guess: as, block, doubt: row.doubt ?? doubt }
}

function blockAs({ block }: Row, as: Taken) {
  if (as.kind !== 'paragraph') return block
  const { paragraph: kind, level, recommendation } = as
  return block.type.create({ ...block.attrs, kind, level, recommendation }, block.content)
}

/** By its title, or by the words right after "Annex". */
function kindAt(rows: readonly Row[], index: number) {
  const end = rows.findIndex(({ as }, at) => at > index && as.kind === 'annex')
  const within = rows.slice(index + 1, end < 0 ? rows.length : end)
  const title = rows[index]?.block.textContent.trim() || within[0]?.block.textContent || ''
  return annexKindOf(
    title,
    within.some(({ as }) => as.kind === 'table'),
  )
}

/** "Adopted at the 12th plenary meeting, 23 November 2005", and no sentence that only mentions it. */
function isAdoptionLine(said: string): boolean {
  const line = said.trim()
  return (
    line.length <= 140 && !/[.;:]\s+\p{Lu}/u.test(line) && adoptions.some((look) => look.test(line))
  )
}

const adoptions = [
  /^\[?(?:adopted (?:at|by|on|without)\b.*\d{4}|\d{1,4}(?:st|nd|rd|th) (?:\(\p{L}+\) )?(?:plenary )?meeting\b)/iu,
  /^\[?(?:adoptée? (?:à|le|par)\b.*\d{4}|\d{1,4}e séance\b)/iu,
  /^\[?(?:aprobad[oa] (?:en|el|por)\b.*\d{4}|\d{1,4}ª sesión\b)/iu,
  /^\[?(?:принят[оаы]? .*\d{4}|\d{1,4}-е пленарное заседание)/iu,
]
