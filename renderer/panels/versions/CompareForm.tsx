import { useState } from 'react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import type { VersionId } from '../../../shared/ids'
import type { Version } from '../../../shared/versions/version'
import { t } from '../../i18n/translate'
import { DownIcon } from '../icons'
import { opened } from './opened'
import { sayVersion } from './say-version'

const current = 'current'

/** Any two, the earlier one first whichever way they are chosen. */
export function CompareForm({
  versions,
  onOpened,
}: {
  readonly versions: readonly Version[]
  readonly onOpened: () => void
}) {
  const last = versions.at(-1)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string>(current)
  const chosen = from ?? last?.id ?? current
  const order = [...versions.map(({ id }): string => id), current]
  const [first = current, second = current] = [chosen, to].sort(
    (one, other) => order.indexOf(one) - order.indexOf(other),
  )
  const show = () => {
    const later = second === current ? null : (second as VersionId)
    opened.set({ kind: 'compare', from: first as VersionId, to: later })
    onOpened()
  }
  const choice = { versions, order }
  return (
    <section className="compare-form" aria-label={t('versions.compare')}>
      <h3>{t('versions.compare')}</h3>
      <div className="compare-two">
        <Choice label={t('versions.compare-one')} value={chosen} onChange={setFrom} {...choice} />
        <Choice label={t('versions.compare-other')} value={to} onChange={setTo} {...choice} />
      </div>
      <Button className="button" isDisabled={first === second} onPress={show}>
        {t('versions.compare-show')}
      </Button>
    </section>
  )
}

function Choice({
  label,
  value,
  versions,
  order,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly versions: readonly Version[]
  readonly order: readonly string[]
  readonly onChange: (value: string) => void
}) {
  const name = (id: string) => {
    const version = versions.find((each) => each.id === id)
    return version ? sayVersion(version) : t('versions.current')
  }
  return (
    <Select
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => onChange(String(key))}
    >
      <Label>{label}</Label>
      <Button className="button select">
        <SelectValue />
        <DownIcon />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {[...order].reverse().map((id) => (
            <ListBoxItem key={id} id={id} className="menu-item" textValue={name(id)}>
              <bdi>{name(id)}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
