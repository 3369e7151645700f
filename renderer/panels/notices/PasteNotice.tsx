import { Button } from 'react-aria-components'
import type { Remark, RemarkKind } from '../../../shared/exchange/recognise/report'
import type { PasteCounts, Pasted } from '../../editor/contract'
import { locale } from '../../i18n/locale'
import { type Key, t } from '../../i18n/translate'
import type { Live } from '../../session/live'
import { Trouble } from '../../welcome/Trouble'
import { useFrom } from '../conference'
import { grouped, RemarkDetails } from './RemarkDetails'
import './paste-notice.css'

/** Words that went in as they were are there to be seen, and nothing is said of them. */
export function isWorthTelling({ outcome, counts, remarks }: Pasted): boolean {
  const { paragraphs: _paragraphs, ...made } = counts
  return (
    outcome !== 'pasted' || remarks.length > 0 || Object.values(made).some((count) => count > 0)
  )
}

interface PasteNoticeProps {
  readonly pasted: Pasted
  /** Another number after whatever may have been written since. */
  readonly moved: Live<number>
  readonly onPutAway: () => void
}

/** What became of what was pasted: it stays until it is put away, and says what was left out. */
export function PasteNotice({ pasted, moved, onPutAway: putAway }: PasteNoticeProps) {
  const mayTakeBack = useFrom(moved, () => pasted.mayTakeBack())
  const isThere = useFrom(moved, () => pasted.isThere())
  const { asWords } = pasted
  const then = (act: () => void) => () => {
    act()
    putAway()
  }
  if (!isThere) return null
  if (pasted.outcome === 'coming') {
    return (
      <p className="paste-summary" role="status">
        {t('paste.coming')}
      </p>
    )
  }
  const counted = made(pasted.counts)
  return (
    <div className="notice paste-notice">
      {pasted.outcome === 'pasted' ? (
        <p className="paste-summary" role="status">
          {counted.length > 0 && <strong>{t('paste.pasted', { what: listed(counted) })} </strong>}
          {summary(pasted.remarks)}
        </p>
      ) : (
        <Trouble
          what={t(`paste.${pasted.outcome}.what`)}
          next={t(`paste.${pasted.outcome}.next`)}
        />
      )}
      {mayTakeBack && (
        <Button className="button small" onPress={then(pasted.takeBack)}>
          {t('paste.undo')}
        </Button>
      )}
      {asWords && (mayTakeBack || pasted.outcome === 'too-long') && (
        <Button className="button small" onPress={then(asWords)}>
          {t(pasted.outcome === 'pasted' ? 'paste.as-words' : 'paste.words-alone')}
        </Button>
      )}
      <Button className="button small quiet" onPress={putAway}>
        {t('problem.put-away')}
      </Button>
      {pasted.remarks.length > 0 && <RemarkDetails remarks={pasted.remarks} />}
    </div>
  )
}

/** What is not in the text now. */
const leftOut: ReadonlySet<RemarkKind> = new Set([
  'picture',
  'comment',
  'deletion',
  'hidden',
  'form',
  'embedded',
  'page-furniture',
  'contents',
])

function summary(remarks: readonly Remark[]): string {
  const left: string[] = []
  let changed = 0
  for (const [kind, { length }] of grouped(remarks)) {
    if (leftOut.has(kind)) left.push(t(`paste.left.${kind}` as Key, { count: length }))
    else if (kind !== 'counted') changed++
  }
  return [
    ...(left.length > 0 ? [t('paste.left', { what: listed(left) })] : []),
    ...(changed > 0 ? [t('paste.changed')] : []),
  ].join(' ')
}

function made(counts: PasteCounts): readonly string[] {
  const order = ['annexes', 'headings', 'paragraphs', 'tables', 'footnotes'] as const
  return order.flatMap((each) =>
    counts[each] > 0 ? [t(`paste.count.${each}`, { count: counts[each] })] : [],
  )
}

function listed(items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}
