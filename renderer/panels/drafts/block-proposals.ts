import type { BlockProposal } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { chord } from '../chord'

/** What can be proposed of whole paragraphs, with the keys that do it at once. */
export function blockProposals(): readonly {
  readonly id: BlockProposal
  readonly name: string
  readonly keys: string
}[] {
  return [
    { id: 'after', name: t('propose.after'), keys: chord('Mod-Enter') },
    { id: 'delete', name: t('propose.delete'), keys: chord('Mod-Shift-Delete') },
    { id: 'up', name: t('propose.up'), keys: chord('Alt-↑') },
    { id: 'down', name: t('propose.down'), keys: chord('Alt-↓') },
    { id: 'apart', name: t('propose.apart'), keys: chord('Mod-Alt-Enter') },
  ]
}
