import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { type Stage, stages } from '../../shared/conference'
import { may } from '../../shared/rights'
import { t } from '../i18n/translate'
import { AdoptDialog } from './brackets/AdoptDialog'
import { useConference, useRegister } from './conference'
import { DownIcon } from './icons'
import { NotDoneHere } from './NotDoneHere'
import { SealPending } from './seal/TextSealed'
import { useAct } from './use-act'

/** The stage as a word; for those who may open stages, with the others behind it. */
export function StageWord({ onOutstanding }: { readonly onOutstanding: () => void }) {
  const { seat } = useConference()
  const register = useRegister()
  const acting = useAct()
  const [sealing, setSealing] = useState(false)
  if (!register) return null
  const { stage } = register
  const word = (
    <span className="stage-word" data-stage={stage}>
      {t(`bar.stage.${stage}`)}
    </span>
  )
  if (stage === 'adopted') {
    return (
      <>
        {word}
        <SealPending />
      </>
    )
  }
  if (may(seat, 'open-stage', stage) !== 'yes') return word

  const open = (next: Stage) => {
    if (next === 'adopted') setSealing(true)
    else void acting.perform({ kind: 'open-stage', stage: next })
  }
  const offered = stages.filter((each) => each !== stage && isOffered(each, stage, seat.role))
  return (
    <div className="stage">
      <MenuTrigger>
        <Button
          className="button quiet stage-button"
          aria-label={t('bar.stage.menu', { stage: t(`bar.stage.${stage}`) })}
          isPending={acting.doing.kind === 'busy'}
        >
          {word}
          <DownIcon />
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu className="menu" onAction={(key) => open(key as Stage)}>
            {offered.map((each) => (
              <MenuItem key={each} id={each} className="menu-item" textValue={each}>
                <Text slot="label">{t(`bar.stage.open.${each}`)}</Text>
                <Text slot="description">{t(`bar.stage.open.${each}-hint`)}</Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <AdoptDialog
        isOpen={sealing}
        onOpenChange={setSealing}
        onAdopt={(override) =>
          void acting.perform({
            kind: 'open-stage',
            stage: 'adopted',
            ...(override && { override }),
          })
        }
        onOutstanding={onOutstanding}
      />
      {acting.doing.kind === 'not-done' && (
        <div className="beneath">
          <NotDoneHere acting={acting} />
        </div>
      )}
    </div>
  )
}

/** The seal is the president's, and comes after adoption was opened. */
function isOffered(next: Stage, now: Stage, role: string): boolean {
  return next !== 'adopted' || (role === 'president' && now === 'adopting')
}
