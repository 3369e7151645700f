import {
  type Remark,
  type RemarkKind,
  remarkKinds,
} from '../../../shared/exchange/recognise/report'
import { t } from '../../i18n/translate'
import './paste-notice.css'

/** Of each kind what it is about, so that nothing that was left out is gone. */
export function RemarkDetails({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <details className="paste-details">
      <summary>{t('paste.details')}</summary>
      <ul>
        {grouped(remarks).map(([kind, group]) => (
          <li key={kind}>
            {t(`paste.remark.${kind}`, { count: group.length })}
            <Said words={group.map(({ words }) => words).filter(Boolean)} kind={kind} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Numbers are short and stand in a line; other words each stand for themselves. */
function Said({ words, kind }: { readonly words: readonly string[]; readonly kind: RemarkKind }) {
  if (words.length === 0) return null
  if (inALine.has(kind)) return <span className="paste-words">{words.join(' · ')}</span>
  return words.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same words may have been left out twice
    <q key={index} className="paste-words" dir="auto">
      {each}
    </q>
  ))
}

const inALine: ReadonlySet<RemarkKind> = new Set([
  'counted',
  'number-kept',
  'bullet-counted',
  'bullet-plain',
  'note-missing',
])

export function grouped(
  remarks: readonly Remark[],
): readonly (readonly [RemarkKind, readonly Remark[]])[] {
  return remarkKinds.flatMap((kind) => {
    const group = remarks.filter((each) => each.kind === kind)
    return group.length > 0 ? [[kind, group] as const] : []
  })
}
