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
import { byName } from '../../../shared/amendments/amendment'
import type { AmendmentId, DelegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useRegister, useStage } from '../conference'
import { DownIcon } from '../icons'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

interface InviteSponsorProps {
  readonly amendment: AmendmentId
  /** Who is a sponsor already, or has been asked. */
  readonly out: readonly DelegationId[]
}

/** Asks another delegation to sponsor a draft or an amendment. It alone learns of it. */
export function InviteSponsor({ amendment, out }: InviteSponsorProps) {
  const { seat } = useConference()
  const stage = useStage()
  const delegations = useRegister()?.delegations ?? []
  const acting = useAct()
  const [chosen, setChosen] = useState<DelegationId | null>(null)
  const others = [...delegations].filter(({ id }) => !out.includes(id)).sort(byName)
  if (others.length === 0 || may(seat, 'invite-sponsor', stage) !== 'yes') return null
  const invite = async () => {
    if (!chosen) return
    const done = await acting.perform({ kind: 'invite-sponsor', amendment, delegation: chosen })
    if (done) setChosen(null)
  }
  return (
    <>
      <div className="one-line">
        <Select
          className="field"
          placeholder={t('sponsor.choose')}
          selectedKey={chosen}
          onSelectionChange={(key) => {
            setChosen(others.find(({ id }) => id === key)?.id ?? null)
          }}
        >
          <Label>{t('sponsor.invite-label')}</Label>
          <Button className="button select">
            <SelectValue />
            <DownIcon />
          </Button>
          <Popover className="popover">
            <ListBox className="menu">
              {others.map(({ id, name }) => (
                <ListBoxItem key={id} id={id} className="menu-item">
                  {name}
                </ListBoxItem>
              ))}
            </ListBox>
          </Popover>
        </Select>
        <Button
          className="button"
          isDisabled={!chosen}
          isPending={acting.doing.kind === 'busy'}
          onPress={() => void invite()}
        >
          {t('sponsor.invite')}
        </Button>
      </div>
      <NotDoneHere acting={acting} />
    </>
  )
}
