import type { OfficialLanguage } from '../../document/language'
import type { FinalBlock, Inlines, Revision } from '../final-document'
import type { FinalAmendment, Paper, TextChange } from '../final-paper'
import { revised } from '../redline/lines'
import { whole } from '../redline/redline'
import { ownId } from './amendments'
import { apart, headingOf, lineOf, run } from './frame'
import { listed, type PaperWords, paperWords } from './words'

type Amendments = Extract<Paper, { kind: 'amendments' }>

/** Amendments as they are read, from what they would do: where the list came without its text. */
export function printedAmendments(
  { amendments }: Pick<Amendments, 'amendments'>,
  language: OfficialLanguage,
): readonly FinalBlock[] {
  const words = paperWords(language)
  if (amendments.length === 0) return [lineOf('none', run(words.noAmendments))]
  return apart(
    amendments.flatMap((each): readonly FinalBlock[] => {
      const { id, label, sponsors, amends, deed, changes, rationale, deferred } = each
      return [
        headingOf(`${id}-head`, 2, `${label}. ${listed(sponsors, language)}`),
        ...(amends ? [lineOf(`${id}-parent`, run(words.amendmentTo(amends), 'em'))] : []),
        lineOf(`${id}-does`, run(deed, 'em')),
        ...changes.flatMap((change, at) =>
          printed(change, each, words, at).map((block) => ownId(block, id)),
        ),
        ...(rationale ? [lineOf(`${id}-why`, run(words.reasons(rationale)))] : []),
        ...(deferred ? [lineOf(`${id}-deferred`, run(words.deferred))] : []),
      ]
    }),
  )
}

function printed(
  change: TextChange,
  { by, tabled }: FinalAmendment,
  { read }: PaperWords,
  at: number,
): readonly FinalBlock[] {
  const gone: Revision = { how: 'deleted', by, at: tabled }
  const come: Revision = { how: 'inserted', by, at: tabled }
  switch (change.kind) {
    case 'words':
      return change.replaced.map(({ old, new: words }, index) =>
        lineOf(
          `${change.block}-${at}-${index}`,
          run(`${read[0]} `),
          ...plain(revised(old, gone)),
          run(` ${read[1]} `),
          ...plain(revised(words, come)),
        ),
      )
    case 'form':
      return [renamed(whole(change.was, gone), at), whole(change.becomes, come)]
    case 'taken':
      return [renamed(whole(change.was, gone), at)]
    case 'put':
      return change.blocks.map((block) => whole(block, come))
  }
}

function plain(content: Inlines): Inlines {
  return content.filter((each) => each.kind === 'text')
}

/** What goes from one place may come in at another. */
function renamed(block: FinalBlock, at: number): FinalBlock {
  return block.kind === 'columns' ? block : { ...block, id: `${block.id}-was-${at}` }
}
