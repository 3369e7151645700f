import { useState } from 'react'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference } from '../conference'
import { askedFile, documents, pickFile } from '../file-in/asked-file'
import { Item, MenuTool } from '../tools/MenuTool'
import { useAltKey } from '../use-key-down'
import { blockProposals } from './block-proposals'

/** What can be proposed beside words, in a menu, for the paragraph of the caret. */
export function ProposeTool() {
  const { page } = useConference()
  const [isOpen, setOpen] = useState(false)
  useAltKey('KeyP', 'text', () => setOpen(true))
  const proposals = blockProposals()
  const propose = (key: string) => {
    if (key === fromFile) return pickFile(documents, askedFile)
    const chosen = proposals.find(({ id }) => id === key)
    if (chosen) page.editor()?.propose(chosen.id)
  }
  return (
    <MenuTool
      name={t('propose')}
      keys={chord('Mod-Alt-P')}
      onAction={propose}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {proposals.map(({ id, name, keys }) => (
        <Item key={id} id={id} name={name} keys={keys} />
      ))}
      <Item id={fromFile} name={t('file-in.propose')} />
    </MenuTool>
  )
}

const fromFile = 'file-in'
