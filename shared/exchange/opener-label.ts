import type { FinalAnnex, FinalTitle, Inlines, Redline, Revision } from './final-document'

type Opener = Pick<FinalAnnex | FinalTitle, 'label' | 'accepted' | 'end'>

/**
 * What a part or an annex is called, above its title and at the head of its pages. A redline strikes
 * the label that it had and puts in the one that it gets, as in the list of contents; what comes in
 * has only the new one, and what goes only the old.
 */
export function openerLabel({ label, accepted, end }: Opener, redline: Redline | null): Inlines {
  const hand = end ?? redline?.before
  if (!hand) return run(label)
  const revised = (words: string | null, how: Revision['how']) =>
    run(words, { by: hand.by, at: hand.at, how })
  if (end?.how === 'inserted') return revised(accepted === undefined ? label : accepted, 'inserted')
  if (end?.how === 'deleted') return revised(label, 'deleted')
  if (accepted === undefined || accepted === label) return run(label)
  return [...revised(label, 'deleted'), ...revised(accepted, 'inserted')]
}

function run(words: string | null, revision?: Revision): Inlines {
  return words ? [{ kind: 'text', text: words, formats: [], ...(revision && { revision }) }] : []
}
