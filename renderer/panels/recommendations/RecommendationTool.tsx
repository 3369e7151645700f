import { useState } from 'react'
import type { Recommendation } from '../../../shared/document/kinds'
import type { BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { RecommendIcon } from '../icons'
import { PopoverTool } from '../tools/PopoverTool'
import { useAltKey } from '../use-key-down'
import { RecommendationForm } from './RecommendationForm'

interface Opened {
  readonly block: BlockId
  readonly before: Recommendation | null
  readonly gone: boolean
}

/** Makes the paragraph at the caret a recommendation, or changes what it recommends to whom. */
export function RecommendationTool({ keys }: { readonly keys: string }) {
  const { page } = useConference()
  const selected = useLive(page.selected)
  const listed = useLive(page.recommendations)
  const [opened, setOpened] = useState<Opened | null>(null)

  // Asked of the editor itself: the toolbar is a moment behind the caret.
  const open = () => {
    const now = page.editor()?.selected()
    if (now?.blockType !== 'paragraph' || !now.block) return
    setOpened({ block: now.block, before: now.recommendation, gone: false })
  }
  const close = () => setOpened(null)
  const set = ({ block, ...rest }: Opened, recommendation: Recommendation | null) => {
    if (page.editor()?.setRecommendation(block, recommendation)) close()
    else setOpened({ ...rest, block, gone: true })
  }
  useAltKey('KeyR', 'text', open)
  const name = selected.recommendation
    ? t('recommendation.tool.of', { addressee: selected.recommendation.addressee })
    : t('recommendation.tool')
  return (
    <PopoverTool
      kind="recommendation"
      name={name}
      title={t('recommendation.tool')}
      keys={keys}
      sign={<RecommendIcon />}
      isOpen={opened !== null}
      onOpen={open}
      onClose={close}
      isDisabled={selected.blockType !== 'paragraph' && !opened}
      isSelected={selected.recommendation !== null}
    >
      {opened && (
        <RecommendationForm
          before={opened.before}
          known={listed.map(({ addressee }) => addressee)}
          gone={opened.gone}
          onSet={(recommendation) => set(opened, recommendation)}
          onCancel={close}
        />
      )}
    </PopoverTool>
  )
}
