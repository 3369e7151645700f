import { languageOfText } from '../../document/language'
import type { Arising } from '../../follow-up/arising'
import { linesOf } from '../../follow-up/arising-blocks'
import { matterWords } from '../../follow-up/matter-words'
import { plain } from '../../follow-up/said'
import type { FinalBlock, FinalDocument } from '../final-document'
import { lineOf, numberedLine, type PaperSource, paper, run } from './frame'

/** The list of matters arising: each recommendation in its exact words, and what became of it. */
export function mattersPaper(source: PaperSource, arising: Arising): FinalDocument {
  const language = languageOfText(source.text)
  const words = matterWords(language)
  const blocks = arising.matters.flatMap((matter, index): readonly FinalBlock[] => {
    const [recommended, ...others] = linesOf(arising, matter, language)
    const id = `matter-${index + 1}`
    return [
      numberedLine(id, `${index + 1}.`, run(plain(recommended))),
      ...others.map((line, at) => lineOf(`${id}-${at + 1}`, run(plain(line)))),
    ]
  })
  return paper(
    source,
    [words.matters],
    blocks.length > 0 ? blocks : [lineOf('none', run(words.none))],
    (of) => ({ kind: 'matters', of }),
  )
}
