import type { Node } from 'prosemirror-model'
import english from '../../../assets/annexes/en.json'
import type { AnnexKind } from '../../../shared/document/kinds'
import { openingAnnex, parseAnnexes } from '../../../shared/document/opening-text'
import { languageOf } from '../language'
import { randomId } from '../shared-text/ids'

/** In the language of the text, as far as somebody has written them in it. */
const openings: Readonly<Record<string, unknown>> = { en: english }

/** What an annex of this kind opens with: an agenda its usual items, a list of documents its table. */
export function annexOpening(text: Node, form: AnnexKind): Node {
  const annexes = parseAnnexes(openings[languageOf(text).lang] ?? english)
  const opening = annexes.find(({ kind }) => kind === form)
  return openingAnnex(opening ?? { kind: form, title: '', blocks: [''] }, randomId)
}
