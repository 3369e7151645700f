import type { Node } from 'prosemirror-model'
import type { OfficialLanguage } from '../document/language'
import { isDay } from '../document/recommendations'
import { schema } from '../document/schema'
import { clean } from '../exchange/printable'
import type { NewId } from '../ids'
import { dateIn } from '../letters/dates'
import type { Arising, ArisingMatter } from './arising'
import { citedIn, matterWords } from './matter-words'
import { said as asSaid, joined, quoted, type Said } from './said'

export interface ArisingBlocks {
  /** What became of each recommendation. */
  readonly section: Node
  /** A draft of what the next final document may report about each, with its sources. */
  readonly report: readonly Node[]
}

/** What the next conference starts from, as blocks of its text and in its language. */
export function arisingBlocks(
  arising: Arising,
  language: OfficialLanguage,
  newId: NewId,
): ArisingBlocks {
  const { heading, paragraph, section } = schema.nodes
  const words = matterWords(language)
  const foreign =
    arising.language === language ? [] : [schema.mark('lang', { tag: arising.language })]
  const inline = (line: Said) =>
    joined(line).map((piece) => schema.text(clean(piece.words), piece.isQuoted ? foreign : []))
  const said = (level: number, line: Said) => paragraph.create({ id: newId(), level }, inline(line))
  const title = heading.create({ id: newId(), level: 1 }, inline(headingOf(arising, language)))
  const matters = arising.matters.flatMap((matter) => {
    const [first, ...others] = linesOf(arising, matter, language)
    return [said(0, first), ...others.map((line) => said(1, line))]
  })
  const none = matters.length === 0 ? [said(0, asSaid`${words.none}`)] : []
  return {
    section: section.create({ id: newId() }, [title, ...matters, ...none]),
    report: arising.matters.map((matter) => said(0, reportOf(arising, matter, language))),
  }
}

export function headingOf(arising: Arising, language: OfficialLanguage): Said {
  const own = arising.names[language]?.conference
  return matterWords(language).heading(own ? asSaid`${own}` : quoted(arising.conference.title))
}

/** A recommendation in its exact words, and a line for each thing that is known of it. */
export function linesOf(
  arising: Arising,
  matter: ArisingMatter,
  language: OfficialLanguage,
): readonly [Said, ...Said[]] {
  const words = matterWords(language)
  const { deadline, responsible, notes } = matter
  const day = deadline && isDay(deadline) ? dateIn(language, deadline) : quoted(deadline ?? '')
  const space = language === 'zh' ? '' : ' '
  const by = responsible ? asSaid`${space}${words.responsible(quoted(responsible))}` : []
  return [
    words.recommended(
      citedIn(language, arising, matter),
      quoted(matter.addressee),
      quoted(oneLine(matter.words)),
    ),
    ...(deadline ? [words.deadline(day)] : []),
    asSaid`${words.progress[matter.progress]}${by}`,
    ...lettersOf(matter, language),
    ...(notes.trim() ? [quoted(oneLine(notes))] : []),
    ...matter.sources.map(({ cited, address }) =>
      quoted(address ? `${cited} <${address}>` : cited),
    ),
  ]
}

function reportOf(arising: Arising, matter: ArisingMatter, language: OfficialLanguage): Said {
  const between = language === 'zh' ? '；' : '; '
  const from = [
    ...lettersOf(matter, language),
    ...matter.sources.map(({ cited }) => quoted(cited)),
  ].reduce<Said>((all, each) => (all.length > 0 ? asSaid`${all}${between}${each}` : each), [])
  return matterWords(language).report[matter.progress]({
    citation: citedIn(language, arising, matter),
    addressee: quoted(matter.addressee),
    from,
  })
}

/** What the record has of it, in the language of whoever reports it. */
function lettersOf({ letters }: ArisingMatter, language: OfficialLanguage): readonly Said[] {
  const words = matterWords(language)
  return letters.map(({ day, count }) => asSaid`${words.letters(count, dateIn(language, day))}`)
}

function oneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ').trim()
}
