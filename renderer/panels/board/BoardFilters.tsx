import { useId, useMemo } from 'react'
import {
  Button,
  Input,
  Label,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { changeKinds } from '../../../shared/amendments/change'
import type { BlockId } from '../../../shared/ids'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates } from '../conference'
import { everything, isIn, type Row, sorts, stateFilters, type Wanted } from './rows'
import { sectionNames } from './section-names'

/** Narrows the board down to what one is looking for. Only what there is can be chosen. */
export function BoardFilters({
  rows,
  wanted,
  onWanted,
}: {
  readonly rows: readonly Row[]
  readonly wanted: Wanted
  readonly onWanted: (wanted: Wanted) => void
}) {
  const { page } = useConference()
  const plates = usePlates()
  const outline = useLive(page.outline)
  const order = useId()
  const want = (more: Partial<Wanted>) => onWanted({ ...wanted, ...more })
  const sponsors = new Set(rows.flatMap((row) => row.sponsors))
  const sections = new Set(rows.flatMap(({ spot }) => spot?.under ?? []))
  const names = useMemo(() => sectionNames(outline), [outline])
  const kinds = new Set(rows.map(({ kind }) => kind))
  const isNarrow =
    JSON.stringify({ ...wanted, sort: null }) !== JSON.stringify({ ...everything, sort: null })
  return (
    <search className="board-filters">
      <SearchField
        className="field board-search"
        value={wanted.words}
        onChange={(words) => want({ words })}
      >
        <Label className="heard-only">{t('board.search')}</Label>
        <Input placeholder={t('board.search')} dir="auto" />
      </SearchField>
      <Choice
        label={t('board.by.delegation')}
        all={t('board.all.delegation')}
        value={wanted.delegation}
        options={plates.all
          .filter(({ id }) => sponsors.has(id))
          .sort((a, b) => compareNames(a.name, b.name))
          .map(({ id, name }) => [id, name])}
        onChoose={(delegation) => want({ delegation })}
      />
      <Choice
        label={t('board.by.section')}
        all={t('board.all.section')}
        value={wanted.section}
        options={outline
          .filter(({ id }) => sections.has(id))
          .map(({ id }): [BlockId, string] => [id, names.get(id) ?? ''])}
        onChoose={(section) => want({ section })}
      />
      <Choice
        label={t('board.by.state')}
        all={t('board.all.state')}
        value={wanted.state}
        options={stateFilters
          .map((state) => [state, rows.filter((row) => isIn(row, state)).length] as const)
          .filter(([state, count]) => count > 0 || state === wanted.state)
          .map(([state, count]) => [state, t(`board.filter.${state}`, { count })])}
        onChoose={(state) => want({ state })}
      />
      <Choice
        label={t('board.by.kind')}
        all={t('board.all.kind')}
        value={wanted.kind}
        options={changeKinds
          .filter((kind) => kinds.has(kind))
          .map((kind) => [kind, t(`board.kind.${kind}`)])}
        onChoose={(kind) => want({ kind })}
      />
      <ToggleButtonGroup
        className="bracket-choices"
        aria-labelledby={order}
        disallowEmptySelection
        selectedKeys={[wanted.sort]}
        onSelectionChange={(keys) =>
          want({ sort: sorts.find((each) => keys.has(each)) ?? 'place' })
        }
      >
        <span id={order}>{t('board.sort')}</span>
        {sorts.map((each) => (
          <ToggleButton key={each} id={each} className="button small">
            {t(`board.sort.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {isNarrow && (
        <Button
          className="button small quiet"
          onPress={() => onWanted({ ...everything, sort: wanted.sort })}
        >
          {t('board.show-all')}
        </Button>
      )}
    </search>
  )
}

/** The system's own list: five hundred delegations and sections cost nothing until it is opened. */
function Choice<T extends string>({
  label,
  all,
  value,
  options,
  onChoose,
}: {
  readonly label: string
  readonly all: string
  readonly value: T | null
  readonly options: readonly (readonly [T, string])[]
  readonly onChoose: (value: T | null) => void
}) {
  const name = useId()
  return (
    <span className="board-choice" data-chosen={value !== null || undefined}>
      <label htmlFor={name} className="heard-only">
        {label}
      </label>
      <select
        id={name}
        className="button small"
        value={value ?? ''}
        onChange={({ target }) =>
          onChoose(options.find(([each]) => each === target.value)?.[0] ?? null)
        }
      >
        <option value="">{all}</option>
        {options.map(([each, said]) => (
          <option key={each} value={each}>
            {said}
          </option>
        ))}
      </select>
    </span>
  )
}
