import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import {
  indent,
  recommend,
  restore,
  settle,
  type Taking,
  takingOf,
  takings,
} from '../../../shared/exchange/take-in/retake'
import { isPutRight, type Row } from '../../../shared/exchange/take-in/row'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { chord } from '../chord'
import { RecommendationForm } from '../recommendations/RecommendationForm'
import type { Chosen } from './chosen'
import { sayTaking } from './say-taking'

interface RowToolsProps {
  readonly chosen: Chosen
  readonly recognised: readonly Row[]
  readonly onTake: (as: Taking) => void
  readonly onChange: (into: (rows: readonly Row[]) => readonly Row[]) => void
  readonly onUndo: (() => void) | null
  readonly canTake: (as: Taking) => boolean
  /** Makes one passage of those that are chosen, or of one and what is before it. */
  readonly onJoin: (() => void) | null
}

/** What can be said of the passages that are chosen, one or many. */
export function RowTools({
  chosen,
  recognised,
  onTake,
  onChange,
  onUndo,
  canTake,
  onJoin,
}: RowToolsProps) {
  const { keys, rows } = chosen
  const kinds = new Set(rows.map(({ as }) => takingOf(as)))
  const [only] = kinds
  const isNone = rows.length === 0
  const isCorrected = rows.some(isPutRight)
  const isDoubtful = rows.some(({ doubt }) => doubt)
  return (
    <div className="take-in-tools">
      <Choice
        label={t('take-in.taken-for', { count: rows.length })}
        choices={takings.filter(canTake).map((id) => ({ id, name: sayTaking(id) }))}
        chosen={kinds.size === 1 && only ? only : null}
        none={t('take-in.mixed')}
        onChoose={(id) => onTake(takings.find((each) => each === id) ?? 'paragraph.plain')}
        isDisabled={isNone}
      />
      <Button
        className="button"
        isDisabled={isNone}
        onPress={() => onChange((all) => indent(all, keys, -1))}
      >
        {t('take-in.higher')} <kbd>{chord('Alt-←')}</kbd>
      </Button>
      <Button
        className="button"
        isDisabled={isNone}
        onPress={() => onChange((all) => indent(all, keys, 1))}
      >
        {t('take-in.lower')} <kbd>{chord('Alt-→')}</kbd>
      </Button>
      <Button className="button" isDisabled={!onJoin} onPress={() => onJoin?.()}>
        {t('take-in.join', { count: rows.length })} <kbd>⌫</kbd>
      </Button>
      <RecommendTool chosen={chosen} recognised={recognised} onChange={onChange} />
      <Button
        className="button"
        isDisabled={!isDoubtful}
        onPress={() => onChange((all) => settle(all, keys))}
      >
        {t('take-in.right')} <kbd>↵</kbd>
      </Button>
      <Button
        className="button"
        isDisabled={!isCorrected}
        onPress={() => onChange((all) => restore(all, keys, recognised))}
      >
        {t('take-in.restore')}
      </Button>
      <Button className="button" isDisabled={!onUndo} onPress={() => onUndo?.()}>
        {t('toolbar.undo')} <kbd>{chord('Mod-Z')}</kbd>
      </Button>
    </div>
  )
}

function RecommendTool({
  chosen: { keys, rows },
  recognised,
  onChange,
}: Pick<RowToolsProps, 'chosen' | 'recognised' | 'onChange'>) {
  const [isOpen, setOpen] = useState(false)
  const canRecommend = rows.length > 0 && rows.every(({ as }) => as.kind === 'paragraph')
  const [first] = rows
  const before = first?.as.kind === 'paragraph' ? first.as.recommendation : null
  const known = recognised.flatMap(({ as }) =>
    as.kind === 'paragraph' && as.recommendation ? [as.recommendation.addressee] : [],
  )
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button" isDisabled={!canRecommend}>
        {t('take-in.recommendation')}
      </Button>
      <Popover className="popover">
        <Dialog aria-label={t('take-in.recommendation')}>
          <RecommendationForm
            before={before}
            known={known}
            gone={false}
            onSet={(made) => {
              onChange((all) => recommend(all, keys, made))
              setOpen(false)
            }}
            onCancel={() => setOpen(false)}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
