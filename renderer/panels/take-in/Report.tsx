import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { doubts } from '../../../shared/exchange/recognise/guess'
import {
  keptAsWords,
  leftOut,
  type Remark,
  type RemarkKind,
  remarkKinds,
} from '../../../shared/exchange/recognise/report'
import { takingOf, takings } from '../../../shared/exchange/take-in/retake'
import { type Row, rowAt } from '../../../shared/exchange/take-in/row'
import type { FactsOfFile, FoundText } from '../../file-in/questions'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { sayTaking } from './say-taking'
import { wordsIn } from './words-in'

interface ReportProps {
  readonly rows: readonly Row[]
  readonly remarks: readonly Remark[]
  readonly facts: Pick<FoundText, FactsOfFile>
  readonly onGoTo: (key: number) => void
}

/** What is doubtful, what was taken over, kept as words or left out, each with the way to its place. */
export function Report({ rows, remarks, facts, onGoTo }: ReportProps) {
  const doubtful = rows.filter(({ doubt }) => doubt)
  const kept = remarks.filter(({ kind }) => keptKinds.has(kind))
  const gone = remarks.filter(({ kind }) => goneKinds.has(kind))
  const without = rows.filter(({ as }) => as.kind === 'left-out')
  const isGone = without.length > 0 || gone.length > 0
  const row = (each: Row, name = wordsIn(each.block)): Entry => ({
    key: each.key,
    words: name,
    place: each.key,
  })
  return (
    <aside className="take-in-report" aria-label={t('take-in.report')}>
      {facts.tracked > 0 && (
        <p className="hint">
          {t('take-in.tracked', {
            count: facts.tracked,
            names: formatList(facts.authors),
            named: facts.authors.length > 0 ? 'yes' : 'no',
          })}
        </p>
      )}
      {facts.hasMacros && <p className="hint">{t('file-in.macros')}</p>}
      <Group title={t('take-in.report.doubtful', { count: doubtful.length })} isOpen>
        {doubtful.length === 0 && <p className="hint">{t('take-in.no-doubts')}</p>}
        {doubts.map((kind) => {
          const group = doubtful.filter(({ doubt }) => doubt === kind)
          return (
            <Entries
              key={kind}
              name={t(`take-in.doubt.${kind}`)}
              entries={group.map((each) => row(each))}
              onGoTo={onGoTo}
            />
          )
        })}
      </Group>
      <Group title={t('take-in.report.mapped')}>
        {takings.map((taking) => {
          const group = rows.filter(({ as }) => takingOf(as) === taking)
          if (taking === 'left-out') return null
          return (
            <Entries
              key={taking}
              name={sayTaking(taking)}
              entries={group.map((each) => row(each))}
              onGoTo={onGoTo}
              isFolded
            />
          )
        })}
        <Remarks
          remarks={remarks.filter(({ kind }) => !keptKinds.has(kind) && !goneKinds.has(kind))}
          rows={rows}
          onGoTo={onGoTo}
        />
      </Group>
      <Group title={t('take-in.report.kept', { count: kept.length })}>
        {kept.length === 0 && <p className="hint">{t('take-in.report.none')}</p>}
        <Remarks remarks={kept} rows={rows} onGoTo={onGoTo} />
      </Group>
      <Group title={t('take-in.report.left-out', { count: without.length + gone.length })}>
        {!isGone && <p className="hint">{t('take-in.report.none')}</p>}
        <Entries
          name={t('take-in.report.passages')}
          entries={without.map((each) => row(each))}
          onGoTo={onGoTo}
        />
        <Remarks remarks={gone} rows={rows} onGoTo={onGoTo} />
      </Group>
    </aside>
  )
}

const keptKinds: ReadonlySet<RemarkKind> = new Set(keptAsWords)
const goneKinds: ReadonlySet<RemarkKind> = new Set(leftOut)

function Group({
  title,
  isOpen = false,
  children,
}: {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}) {
  return (
    <details className="take-in-group" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

interface Entry {
  readonly key: number
  readonly words: string
  /** The passage to go to; `null` for what stands nowhere, such as the head of each page. */
  readonly place: number | null
}

function Remarks({ remarks, rows, onGoTo }: Pick<ReportProps, 'remarks' | 'rows' | 'onGoTo'>) {
  return remarkKinds.map((kind) => {
    const group = remarks.filter((each) => each.kind === kind)
    const entries = group.map(({ words, at }, key) => {
      const place = rowAt(rows, at)
      return { key, words: words || (place ? wordsIn(place.block) : ''), place: place?.key ?? null }
    })
    return (
      <Entries
        key={kind}
        name={t(`paste.remark.${kind}`, { count: group.length })}
        entries={entries}
        onGoTo={onGoTo}
        isFolded={kind === 'counted'}
        isCounted={false}
      />
    )
  })
}

/** More than these are not listed one by one: each is in the list of passages as well. */
const most = 200

function Entries({
  name,
  entries,
  onGoTo,
  isFolded = false,
  isCounted = true,
}: {
  readonly name: string
  readonly entries: readonly Entry[]
  readonly onGoTo: (key: number) => void
  readonly isFolded?: boolean
  readonly isCounted?: boolean
}) {
  if (entries.length === 0) return null
  return (
    <details className="take-in-entries" open={!isFolded}>
      <summary>
        {name} {isCounted && <span className="tally">{entries.length}</span>}
      </summary>
      <ul>
        {entries.slice(0, most).map(({ key, words, place }) => (
          <li key={key}>
            {place === null ? (
              <span dir="auto">{words}</span>
            ) : (
              <Button className="take-in-entry" onPress={() => onGoTo(place)}>
                <bdi>{words.slice(0, 120) || t('take-in.no-words')}</bdi>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entries.length > most && (
        <p className="hint">{t('take-in.report.more', { count: entries.length - most })}</p>
      )}
    </details>
  )
}
