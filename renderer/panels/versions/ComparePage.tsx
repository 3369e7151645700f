import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Button, Checkbox, Group } from 'react-aria-components'
import type { Register } from '../../../shared/amendments/register'
import { findBlock } from '../../../shared/document/blocks'
import {
  type Comparison,
  compare,
  countChanged,
  isChanged,
  type Row,
} from '../../../shared/versions/compare'
import { creditsOf } from '../../../shared/versions/credits'
import type { Handwriting } from '../../../shared/versions/handwriting'
import { byProposers } from '../../../shared/versions/proposers'
import type { Version } from '../../../shared/versions/version'
import { languageOf } from '../../editor/language'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { OpenPaper } from '../../session/papers'
import { Trouble } from '../../welcome/Trouble'
import { DownIcon, UpIcon } from '../icons'
import { type Spot, spotsIn } from '../places'
import { sayNotDone } from '../sentences'
import { useKeyDown } from '../use-key-down'
import { MastheadRows } from './MastheadRows'
import { RowView } from './RowView'
import { sayVersion } from './say-version'
import { usePaper } from './use-papers'
import { BackButton } from './VersionDesk'

interface CompareProps {
  readonly from: Version
  /** `null` for the text as it stands. */
  readonly to: Version | null
  readonly register: Register
  readonly onClose: () => void
}

/** Two versions as one redline, paragraph by paragraph, with who proposed each change. */
export function ComparePage({ from, to, register, onClose }: CompareProps) {
  const [before, after] = [usePaper(from.id), usePaper(to?.id ?? null)]
  // What is fetched of the text is what it said then; it goes on while it is read.
  const [asked] = useState(() => new Date().toISOString())
  const current = t('versions.current-to', { at: formatTime(asked) })
  const names = { from: sayVersion(from), to: to ? sayVersion(to) : current }
  const both =
    before.kind === 'here' && after.kind === 'here'
      ? { before: before.value, after: after.value }
      : null
  const problem = [before, after].find((each) => each.kind === 'problem')
  return (
    <section
      className="version-desk"
      data-region="page"
      aria-label={t('versions.comparing', names)}
    >
      <header className="version-head">
        <p>
          <strong>{t('versions.compare-head', names)}</strong>
        </p>
        <BackButton onClose={onClose} />
      </header>
      {both && (
        <Compared {...both} since={from.issued} register={register} isIssued={to !== null} />
      )}
      {!both && !problem && <p className="waiting">{t('versions.coming')}</p>}
      {problem?.kind === 'problem' && <Trouble {...sayNotDone(problem)} />}
    </section>
  )
}

/** Rows that are shown at once; those of a long text follow while the first are read. */
const atFirst = 40

/** A row with what is said of it. */
export interface Shown {
  readonly row: Row
  readonly key: string
  readonly before: Spot | null
  readonly after: Spot | null
}

function Compared({
  before,
  after,
  since,
  register,
  isIssued,
}: {
  readonly before: OpenPaper
  readonly after: OpenPaper
  readonly since: string
  readonly register: Register
  /** Whether the later one is a version, and not the text that bears no symbol of its own yet. */
  readonly isIssued: boolean
}) {
  const comparison = useMemo(() => compare(before.text, after.text), [before, after])
  const rows = useMemo(() => shownRows(comparison, before, after), [comparison, before, after])
  const [onlyChanged, setOnlyChanged] = useState(true)
  const [at, setAt] = useState(-1)
  const list = useRef<HTMLOListElement>(null)
  const hands = useMemo(
    () => byProposers(after.hands, (id) => findBlock(after.text, id)?.node ?? null, register),
    [after, register],
  )
  const changed = useMemo(() => rows.filter(({ row }) => isChanged(row)), [rows])

  const wanted = onlyChanged ? changed : rows
  const listed = useDeferredValue(wanted, wanted.slice(0, atFirst))

  const go = (by: 1 | -1) => {
    if (changed.length === 0) return
    const next = at < 0 && by < 0 ? changed.length - 1 : (at + by + changed.length) % changed.length
    setAt(next)
    const element = list.current?.querySelectorAll<HTMLElement>('[data-changed]')[next]
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }
  useKeyDown((event) => {
    if (event.key !== 'F8') return false
    go(event.shiftKey ? -1 : 1)
    return true
  })
  return (
    <>
      <div className="compare-tools">
        <p className="compare-counts">{sayCounts(comparison.counts)}</p>
        <Checkbox className="check" isSelected={onlyChanged} onChange={setOnlyChanged}>
          <span className="check-box" aria-hidden="true" />
          {t('versions.only-changed')}
        </Checkbox>
        {changed.length > 0 && (
          <Group className="compare-steps" aria-label={t('versions.steps')}>
            <Button
              className="button small icon-only"
              aria-label={t('versions.previous')}
              onPress={() => go(-1)}
            >
              <UpIcon />
            </Button>
            <span aria-live="polite">
              {t('versions.at', { at: at + 1, count: changed.length })}
            </span>
            <Button
              className="button small icon-only"
              aria-label={t('versions.next')}
              onPress={() => go(1)}
            >
              <DownIcon />
            </Button>
            <kbd>F8</kbd>
          </Group>
        )}
      </div>
      <div className="version-scroll">
        {countChanged(comparison) === 0 && <p className="waiting">{t('versions.no-changes')}</p>}
        <MastheadRows
          changes={comparison.masthead.filter(({ field }) => isIssued || field !== 'symbol')}
        />
        <ol className="rows" ref={list} dir={languageOf(after.text).dir}>
          {listed.map((shown) => (
            <RowView
              key={shown.key}
              shown={shown}
              credits={creditsIn(shown.row, hands, since)}
              isAt={shown === changed[at]}
              register={register}
            />
          ))}
        </ol>
      </div>
    </>
  )
}

function creditsIn(row: Row, hands: Handwriting, since: string) {
  // Of one that was moved it is said where it stands now.
  const isSaid = isChanged(row) && row.drawn.how !== 'moved-away'
  return isSaid ? creditsOf(row, hands, since) : null
}

function shownRows({ rows }: Comparison, before: OpenPaper, after: OpenPaper): readonly Shown[] {
  const [old, now] = [spotsIn(before.text), spotsIn(after.text)]
  return rows.map((row, index) => ({
    row,
    key: `${index}`,
    before: (row.before && old.get(row.before.attrs.id)) ?? null,
    after: (row.after && now.get(row.after.attrs.id)) ?? null,
  }))
}

function sayCounts(counts: Comparison['counts']): string {
  const kinds = ['changed', 'inserted', 'deleted', 'split', 'joined', 'moved'] as const
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`versions.count.${kind}`, { count: counts[kind] }))
    .join(' · ')
}
