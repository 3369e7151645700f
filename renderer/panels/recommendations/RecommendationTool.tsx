import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, Dialog, Popover, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { Recommendation } from '../../../shared/document/kinds'
import type { BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { RecommendIcon } from '../icons'
import { useAltKey } from '../use-alt-key'
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
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)

  // Asked of the editor itself: the toolbar is a moment behind the caret.
  const open = useCallback(() => {
    const now = page.editor()?.selected()
    if (now?.blockType !== 'paragraph' || !now.block) return
    setOpened({ block: now.block, before: now.recommendation, gone: false })
  }, [page])
  const close = () => setOpened(null)
  // Back into the text, and not to the button: the caret waits there for the next word.
  const isOpen = opened !== null
  useEffect(() => (isOpen ? () => page.editor()?.focus() : undefined), [isOpen, page])
  const set = ({ block, ...rest }: Opened, recommendation: Recommendation | null) => {
    if (page.editor()?.setRecommendation(block, recommendation)) close()
    else setOpened({ ...rest, block, gone: true })
  }
  useAltKey('KeyR', 'text', open)
  const name = selected.recommendation
    ? t('recommendation.tool.of', { addressee: selected.recommendation.addressee })
    : t('recommendation.tool')
  return (
    <>
      <TooltipTrigger delay={600}>
        <Button
          className="tool"
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          data-selected={selected.recommendation ? true : undefined}
          isDisabled={selected.blockType !== 'paragraph' && !opened}
          onPress={open}
          ref={button}
        >
          <RecommendIcon />
        </Button>
        <Tooltip className="tip">
          {name}
          <kbd>{keys}</kbd>
        </Tooltip>
      </TooltipTrigger>
      <Popover
        className="popover"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={(stays) => !stays && close()}
      >
        <Dialog aria-label={t('recommendation.tool')}>
          {opened && (
            <RecommendationForm
              before={opened.before}
              known={listed.map(({ addressee }) => addressee)}
              gone={opened.gone}
              onSet={(recommendation) => set(opened, recommendation)}
              onCancel={close}
            />
          )}
        </Dialog>
      </Popover>
    </>
  )
}
