import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { assertNever } from '../../../shared/assert-never'
import { may, type Part } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import type { Asked } from '../../session/asked'
import { Confirm } from '../Confirm'
import { useConference, usePlates, useStage } from '../conference'
import { spotOf } from '../places'
import { sayPlace } from '../sentences'
import type { Acting } from '../use-act'
import { useSpots } from '../use-reading'

interface DraftActsProps {
  readonly draft: Draft
  readonly part: Part
  readonly acting: Acting
  /** The draft is no longer here. */
  readonly onEnded: () => void
}

/** What a delegation may do about a draft: its main sponsor, who has joined it, and who is asked to. */
export function DraftActs(props: DraftActsProps) {
  switch (props.part) {
    case 'sponsor':
      return <SponsorsActs {...props} />
    case 'invited':
      return <Answers {...props} />
    case 'discarded':
    case 'none':
      return null
    default:
      return assertNever(props.part)
  }
}

function SponsorsActs(props: DraftActsProps) {
  const { seat } = useConference()
  const isMain = seat.role === 'delegation' && seat.delegation === props.draft.delegation
  return isMain ? <MainActs {...props} /> : <Leaving {...props} />
}

/** The two ways in which a draft ends. */
function MainActs({ draft, acting, onEnded }: DraftActsProps) {
  const { seat } = useConference()
  const plates = usePlates()
  const stage = useStage()
  const spot = spotOf(useSpots(true), draft)
  const delegation = plates.nameOf(draft.delegation)
  const right = may(seat, 'table-amendment', stage)
  const asked = askedOf(acting)
  const end = async (kind: 'discard-draft' | 'table-amendment') => {
    if (await acting.perform({ kind, amendment: draft.id })) onEnded()
  }
  return (
    <div className="draft-acts">
      <Confirm
        title={t('draft.discard-asked.title')}
        text={t('draft.discard-asked.text', { delegation })}
        yes={t('draft.discard')}
        loses
        onYes={() => void end('discard-draft')}
      >
        <Button className="button small quiet" isPending={asked === 'discard-draft'}>
          {t('draft.discard')}
        </Button>
      </Confirm>
      <Confirm
        title={t('draft.table-asked.title')}
        text={
          draft.revises
            ? t('draft.table-asked.revision')
            : t('draft.table-asked.text', { delegation, place: sayPlace(spot) })
        }
        yes={t('draft.table')}
        onYes={() => void end('table-amendment')}
      >
        <Button
          className="button small primary"
          isDisabled={right !== 'yes'}
          isPending={asked === 'table-amendment'}
        >
          {t('draft.table')}
        </Button>
      </Confirm>
      {right !== 'yes' && <p className="hint">{t(`draft.closed.${right}`)}</p>}
    </div>
  )
}

function Leaving({ draft, acting, onEnded }: DraftActsProps) {
  const { seat } = useConference()
  const stage = useStage()
  const plates = usePlates()
  const delegation = plates.nameOf(draft.delegation)
  const leave = async () => {
    if (await acting.perform({ kind: 'leave-sponsors', amendment: draft.id })) onEnded()
  }
  return (
    <div className="draft-acts">
      <Confirm
        title={t('draft.leave-asked.title')}
        text={t('draft.leave-asked.text', { delegation })}
        yes={t('sponsor.leave')}
        loses
        onYes={() => void leave()}
      >
        <Button
          className="button small quiet"
          isDisabled={may(seat, 'leave-sponsors', stage) !== 'yes'}
          isPending={askedOf(acting) === 'leave-sponsors'}
        >
          {t('sponsor.leave')}
        </Button>
      </Confirm>
      <p className="hint">{t('draft.tables', { delegation })}</p>
    </div>
  )
}

function Answers({ draft, acting, onEnded }: DraftActsProps) {
  const { seat } = useConference()
  const stage = useStage()
  const plates = usePlates()
  const answer = async (said: 'accept' | 'decline') => {
    const act = { kind: 'answer-sponsorship', amendment: draft.id, answer: said } as const
    if ((await acting.perform(act)) && said === 'decline') onEnded()
  }
  const isDisabled = may(seat, 'answer-sponsorship', stage) !== 'yes'
  return (
    <div className="draft-acts">
      <p>{t('sponsor.asked', { delegation: plates.nameOf(draft.delegation) })}</p>
      <Button
        className="button small"
        isDisabled={isDisabled}
        onPress={() => void answer('decline')}
      >
        {t('sponsor.decline')}
      </Button>
      <Button
        className="button small primary"
        isDisabled={isDisabled}
        onPress={() => void answer('accept')}
      >
        {t('sponsor.accept')}
      </Button>
    </div>
  )
}

function askedOf({ doing }: Acting): Asked['kind'] | null {
  return doing.kind === 'busy' ? doing.act : null
}
