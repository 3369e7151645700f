import { memo, useMemo, useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { assertNever } from '../../../shared/assert-never'
import { concerning, type Open, type Outstanding } from '../../../shared/negotiation/outstanding'
import { may } from '../../../shared/rights'
import type { OutlineEntry } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive, usePlates, useRegister, useStage } from '../conference'
import { Mark, Plate } from '../delegations/Plate'
import type { Plates } from '../delegations/plates'
import { NotDoneHere } from '../NotDoneHere'
import { sayWhere } from '../say-negotiation'
import { sayChange, sayWhat } from '../states/say-taken'
import { Renew } from '../states/TakenLine'
import { useAct } from '../use-act'
import { AgreedActs } from './AgreedActs'
import { BracketActs, useNextInList } from './BracketActs'
import { ChangesSince } from './ChangesSince'
import { Choice } from './Choice'
import { saySource } from './SourceOf'

const ways = ['section', 'delegation'] as const
type Way = (typeof ways)[number]

/** More than a person reads before settling some; the rest comes when asked for. */
const mostShown = 200

/** What stands between the text and its adoption, and what is agreed ad referendum. */
export function OutstandingPanel() {
  const { page } = useConference()
  const outstanding = useLive(page.outstanding)
  const outline = useLive(page.outline)
  const plates = usePlates()
  const isSealed = useStage() === 'adopted'
  const [way, setWay] = useState<Way>('section')
  const [selected, setSelected] = useState<string | null>(null)
  const { list, next } = useNextInList()
  const groups = useMemo(
    () =>
      way === 'section' ? bySections(outstanding, outline) : byDelegations(outstanding, plates),
    [way, outstanding, outline, plates],
  )
  const { open, adReferendum, agreed } = outstanding
  const count = open.length + adReferendum.length
  if (count === 0 && agreed.length === 0) {
    return <p className="empty">{t(isSealed ? 'outstanding.sealed' : 'outstanding.empty')}</p>
  }
  const row = (item: Open) => (
    <Row
      key={item.key}
      item={item}
      isSelected={item.key === selected}
      onSelect={setSelected}
      onSettled={next}
    />
  )
  return (
    <div className="outstanding" ref={list}>
      <div className="outstanding-head">
        <p className="hint" role="status">
          {t('outstanding.count', { count })}
        </p>
        <ToggleButtonGroup
          className="bracket-choices"
          aria-label={t('outstanding.by')}
          disallowEmptySelection
          selectedKeys={[way]}
          onSelectionChange={(keys) => setWay(ways.find((each) => keys.has(each)) ?? way)}
        >
          {ways.map((each) => (
            <ToggleButton key={each} id={each} className="button small">
              {t(`outstanding.by.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {groups.map((group) => (
        <Group key={group.key} title={group.title} count={group.items.length}>
          <Long items={group.items} row={row} />
        </Group>
      ))}
      {adReferendum.length > 0 && (
        <Group title={t('outstanding.ad-referendum')} count={adReferendum.length}>
          <Long items={adReferendum} row={row} />
        </Group>
      )}
      {agreed.length > 0 && (
        <Group title={t('outstanding.agreed')} count={agreed.length} quiet>
          <ul className="outstanding-list">
            {agreed.map(({ key, block, label, place, scope }) => (
              <li key={key} className="outstanding-item" data-key={key}>
                <button
                  type="button"
                  className="outstanding-entry"
                  onClick={() => block && page.editor()?.goTo(block)}
                >
                  {t(`page.agreed.${scope.kind}.stands`)}
                  {label && <span className="hint">{sayWhere(label, place)}</span>}
                </button>
                <AgreedActs scope={scope} standing="stands" />
              </li>
            ))}
          </ul>
        </Group>
      )}
    </div>
  )
}

interface GroupOf {
  readonly key: string
  readonly title: React.ReactNode
  readonly items: readonly Open[]
}

function bySections({ open }: Outstanding, outline: readonly OutlineEntry[]): readonly GroupOf[] {
  const groups = new Map<string | null, Open[]>()
  for (const item of open) {
    const group = groups.get(item.under)
    if (group) group.push(item)
    else groups.set(item.under, [item])
  }
  const entries = new Map<string | null, OutlineEntry>(outline.map((each) => [each.id, each]))
  return [...groups].map(([under, items]) => {
    const entry = entries.get(under)
    const title = entry
      ? [entry.label, entry.title || t('panel.outline.untitled')].filter(Boolean).join(' ')
      : t('outstanding.no-section')
    return { key: under ?? '', title, items }
  })
}

function byDelegations({ open }: Outstanding, plates: Plates): readonly GroupOf[] {
  const named = plates.all.map(({ id }) => ({
    key: id,
    title: <Plate delegation={id} />,
    items: open.filter((item) => concerning(item).includes(id)),
  }))
  const rest = open.filter((item) => concerning(item).length === 0)
  const nobody = { key: '', title: t('outstanding.nobody'), items: rest }
  return [...named, nobody].filter(({ items }) => items.length > 0)
}

function Group({
  title,
  count,
  quiet,
  children,
}: {
  readonly title: React.ReactNode
  readonly count: number
  readonly quiet?: boolean
  readonly children: React.ReactNode
}) {
  return (
    <section className="board">
      <h3 className="outstanding-title">
        <bdi>{title}</bdi> <span className={quiet ? 'tally' : 'count'}>{count}</span>
      </h3>
      {children}
    </section>
  )
}

function Long({
  items,
  row,
}: {
  readonly items: readonly Open[]
  readonly row: (item: Open) => React.ReactNode
}) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, mostShown)
  return (
    <>
      <ul className="outstanding-list">{shown.map(row)}</ul>
      {shown.length < items.length && (
        <Button className="button small" onPress={() => setAll(true)}>
          {t('outstanding.all', { count: items.length })}
        </Button>
      )}
    </>
  )
}

interface RowProps {
  readonly item: Open
  readonly isSelected: boolean
  readonly onSelect: (key: string) => void
  readonly onSettled: (key: string) => void
}

/** What is open goes to its place when it is pressed, and shows what can be done about it. */
const Row = memo(function Row({ item, isSelected, onSelect, onSettled }: RowProps) {
  const { page } = useConference()
  const go = () => {
    onSelect(item.key)
    const editor = page.editor()
    if (item.kind === 'bracket') editor?.brackets.goToBracket(item.bracket.id)
    else if (item.kind === 'stray') editor?.brackets.goToBracket(item.id)
    else if (item.kind === 'reference' && item.block) {
      editor?.numbers.goToBroken(item.block, item.nth)
    } else if (item.kind === 'states') editor?.counts.goTo(item.taken)
    else if (item.block) editor?.goTo(item.block)
    if (item.kind === 'amendment') page.selectAmendment(item.amendment)
  }
  return (
    <li
      className="outstanding-item"
      data-key={item.key}
      data-depth={item.kind === 'bracket' ? Math.min(item.depth, 3) : undefined}
      aria-current={isSelected || undefined}
    >
      <button type="button" className="outstanding-entry" onClick={go}>
        <Said item={item} />
        <span className="outstanding-who">
          {item.label && <span className="hint">{sayWhere(item.label, item.place)}</span>}
          {concerning(item).map((each) => (
            <Mark key={each} delegation={each} />
          ))}
          <Who item={item} />
        </span>
      </button>
      {item.kind === 'changed' && <ChangesSince changes={item.changes} />}
      {isSelected && <Acts item={item} onSettled={() => onSettled(item.key)} />}
    </li>
  )
})

function Said({ item }: { readonly item: Open }) {
  switch (item.kind) {
    case 'bracket':
      return (
        <span className="outstanding-words" dir="auto">
          [{item.words}]
        </span>
      )
    case 'alternatives':
      return (
        <span className="outstanding-words" dir="auto">
          {item.versions.map(({ id, label, words }) => (
            <span key={id} className="outstanding-version">
              {label ? `${label} ${words}` : `[${words}]`}
            </span>
          ))}
        </span>
      )
    case 'stray':
      return <span>{t(`page.bracket.stray.${item.end}`)}</span>
    case 'amendment':
      return <span>{t('outstanding.amendment', { name: item.name })}</span>
    case 'changed':
      return <span>{t(`page.agreed.${item.scope.kind}.${item.standing}`)}</span>
    case 'reference':
      return (
        <span>
          {item.said
            ? t('outstanding.reference', { said: item.said })
            : t('outstanding.reference.unsaid')}
        </span>
      )
    case 'states':
      return (
        <span>
          {sayWhat(item.taken)}. {sayChange(item.taken)}
        </span>
      )
    default:
      return assertNever(item)
  }
}

function Who({ item }: { readonly item: Open }) {
  const plates = usePlates()
  const amendments = useRegister()?.amendments ?? []
  const names = (of: Parameters<typeof plates.nameOf>[0][]) => of.map(plates.nameOf).join(', ')
  if (item.kind !== 'bracket') {
    const all = [...concerning(item)]
    return all.length > 0 ? <bdi className="hint">{names(all)}</bdi> : null
  }
  const { proponents, reserving, source } = item.bracket
  const said = [
    ...(proponents.length > 0 ? [names([...proponents])] : []),
    ...(reserving.length > 0
      ? [t('page.bracket.reserving', { names: names([...reserving]) })]
      : []),
    ...(source ? [t('outstanding.source', { source: saySource(source, amendments) })] : []),
  ]
  return said.length > 0 ? <bdi className="hint">{said.join('; ')}</bdi> : null
}

function Acts({ item, onSettled }: { readonly item: Open; readonly onSettled: () => void }) {
  switch (item.kind) {
    case 'bracket':
      return <BracketActs facts={item.bracket} words={item.words} full onSettled={onSettled} />
    case 'alternatives':
      return <Choice set={item.set} versions={item.versions} onChosen={onSettled} />
    case 'stray':
      return <StrayActs item={item} onSettled={onSettled} />
    case 'changed':
      return <AgreedActs scope={item.scope} standing={item.standing} />
    case 'reference':
      return <ReferenceHint />
    case 'states':
      return (
        <div className="bracket-acts">
          <Renew all={[item.taken]} onRenewed={onSettled} />
        </div>
      )
    case 'amendment':
      return null
    default:
      return assertNever(item)
  }
}

function ReferenceHint() {
  const writes = useLive(useConference().session.mode) === 'write'
  if (!writes) return null
  return (
    <p className="hint bracket-acts">
      {t('outstanding.reference.hint', { keys: chord('Mod-Alt-X') })}
    </p>
  )
}

/** A sign that stands alone can only go; whoever may not take it away is told who may. */
function StrayActs({ item, onSettled }: { readonly item: Stray; readonly onSettled: () => void }) {
  const { seat } = useConference()
  const stage = useStage()
  const acting = useAct()
  if (may(seat, 'take-sign', stage) !== 'yes') {
    return <p className="hint bracket-acts">{t(`bracket.take-sign.${stage}`)}</p>
  }
  const take = async () => {
    const { id: bracket, end } = item
    if (await acting.perform({ kind: 'take-sign', bracket, end })) onSettled()
  }
  return (
    <div className="bracket-acts">
      <Button className="button small" onPress={() => void take()}>
        {t('bracket.take-sign')}
      </Button>
      <NotDoneHere acting={acting} />
    </div>
  )
}

type Stray = Extract<Open, { kind: 'stray' }>
