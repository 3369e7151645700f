import { useState } from 'react'
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import type { NumberPolicy } from '../../../shared/document/kinds'
import { may } from '../../../shared/rights'
import type { Renumbering } from '../../editor/numbers/numbers-editor'
import { t } from '../../i18n/translate'
import { useConference, useFrom, useStage } from '../conference'
import { DownIcon } from '../icons'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import './numbers.css'
import { RenumberDialog } from './RenumberDialog'

/** Whether numbers are counted or frozen; for the secretariat, with what it can do about it. */
export function NumbersMenu() {
  const { page, seat } = useConference()
  const stage = useStage()
  const acting = useAct()
  const policy = useFrom(page.moved, () => page.editor()?.numbers.policy() ?? null)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (policy === null) return null
  const word = t(`numbers.${policy}`)
  if (may(seat, 'renumber', stage) !== 'yes') {
    return policy === 'frozen' ? <span className="foot-words">{word}</span> : null
  }
  const ask = (to: NumberPolicy) =>
    setAsked({ to, changes: page.editor()?.numbers.renumbering() ?? [] })
  const choose = (key: string) => {
    if (key === 'freeze' || key === 'issue') void acting.perform({ kind: 'freeze-numbers' })
    else ask(key === 'count' ? 'live' : 'frozen')
  }
  const offered: readonly Offer[] = policy === 'live' ? ['freeze'] : ['issue', 'renumber', 'count']
  return (
    <div className="numbers-menu">
      <MenuTrigger>
        <TooltipTrigger delay={600}>
          <Button className="foot-view" isPending={acting.doing.kind === 'busy'}>
            {word}
            <DownIcon />
          </Button>
          <Tooltip className="tip">{t(`numbers.${policy}.tip`)}</Tooltip>
        </TooltipTrigger>
        <Popover className="popover" placement="top end">
          <Menu className="menu" aria-label={word} onAction={(key) => choose(String(key))}>
            {offered.map((each) => (
              <MenuItem
                key={each}
                id={each}
                className="menu-item"
                textValue={t(`numbers.act.${each}`)}
              >
                <Text slot="label">{t(`numbers.act.${each}`)}</Text>
                <Text slot="description">{t(`numbers.act.${each}-hint`)}</Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <RenumberDialog
        asked={asked}
        onClose={() => setAsked(null)}
        onYes={(policy) => void acting.perform({ kind: 'renumber', policy })}
      />
      {acting.doing.kind === 'not-done' && (
        <div className="numbers-above">
          <NotDoneHere acting={acting} />
        </div>
      )}
    </div>
  )
}

/** What is to be confirmed. */
export interface Asked {
  readonly to: NumberPolicy
  readonly changes: readonly Renumbering[]
}

type Offer = 'freeze' | 'issue' | 'renumber' | 'count'
