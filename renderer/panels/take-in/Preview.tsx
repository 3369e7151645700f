import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { join, joinable } from '../../../shared/exchange/take-in/join'
import { canBe, retake, type Taking } from '../../../shared/exchange/take-in/retake'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { ConfirmDialog } from '../Confirm'
import { sayNotDone } from '../sentences'
import { Report } from './Report'
import { RowList, type RowListHandle } from './RowList'
import { RowTools } from './RowTools'
import type { FoundHere } from './use-found-text'
import { useRowKeys } from './use-row-keys'
import { useRows } from './use-rows'
import { useSelecting } from './use-selecting'
import { useTakingIn } from './use-taking-in'

interface PreviewProps {
  readonly file: string
  readonly found: FoundHere
  /** Whether anything was put right that would be lost. */
  readonly onCorrected: (isCorrected: boolean) => void
  readonly onCancel: () => void
  readonly onClose: () => void
}

/** What a file would become, passage by passage; whatever was guessed wrong is put right here. */
export function Preview({ file, found, onCorrected, onCancel, onClose }: PreviewProps) {
  const correcting = useRows(found)
  const { rows, made, change, undo, canUndo, text } = correcting
  useEffect(() => onCorrected(canUndo), [canUndo, onCorrected])
  const first = rows.find(({ doubt }) => doubt) ?? rows[0]
  const [opening] = useState(first?.key)
  const list = useRef<RowListHandle>(null)
  const { selected, chosen, select, goTo, onPointerDown } = useSelecting(rows, opening, list)
  const { taking, takeIn, wait } = useTakingIn(onClose)
  const take = (as: Taking) => change((now) => retake(now, chosen.keys, as))
  const doubtful = rows.filter(({ doubt }) => doubt)
  const [kept, ...others] = joinable(rows, chosen.keys)
  const onJoin =
    kept && others.length > 0
      ? () => {
          change((now) => join(now, chosen.keys))
          goTo(kept.key)
        }
      : null
  const onKeys = useRowKeys({ correcting, chosen, doubtful, goTo, onJoin })
  // What is doubtful is looked at first.
  useEffect(() => {
    if (opening !== undefined) list.current?.show(opening)
  }, [opening])
  const isBusy = taking.kind === 'taking'
  const isEmpty = rows.every(({ as }) => as.kind === 'left-out')
  return (
    <>
      <div className="take-in-body" onKeyDownCapture={onKeys}>
        <section
          className="take-in-text"
          aria-label={t('take-in.passages')}
          onPointerDownCapture={onPointerDown}
        >
          <RowTools
            chosen={chosen}
            recognised={found.rows}
            onTake={take}
            onChange={change}
            onUndo={canUndo ? undo : null}
            onJoin={onJoin}
            canTake={(as) => chosen.rows.every((row) => canBe(row, as))}
          />
          <RowList
            ref={list}
            rows={rows}
            labels={made.labels}
            selected={selected}
            onSelect={select}
          />
        </section>
        <Report
          rows={rows}
          remarks={[...found.remarks, ...made.remarks]}
          facts={found}
          onGoTo={goTo}
        />
      </div>
      {taking.kind === 'stopped' && <Trouble {...sayNotDone(taking.answer)} />}
      <footer className="take-in-foot">
        <span className="hint" role="status">
          {isBusy
            ? t('take-in.taking')
            : doubtful.length > 0
              ? t('take-in.doubtful', { count: doubtful.length })
              : t('take-in.no-doubts')}
        </span>
        <Button className="button" onPress={onCancel} isDisabled={isBusy}>
          {t('act.cancel')}
        </Button>
        <Button
          className="button primary"
          isDisabled={isBusy || isEmpty}
          onPress={() => takeIn({ file, rows, text: text() })}
        >
          {t('take-in.do')}
        </Button>
      </footer>
      <ConfirmDialog
        title={t('take-in.over.title')}
        text={t('take-in.over.text', { file })}
        yes={t('take-in.over.yes')}
        loses
        isOpen={taking.kind === 'asking'}
        onOpenChange={(isOpen) => !isOpen && wait()}
        onYes={() => takeIn({ file, rows, text: text(), over: true })}
      />
    </>
  )
}
