import { useDeferredValue, useMemo, useState } from 'react'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Dialog,
  Heading,
  Label,
  Modal,
  ModalOverlay,
  Radio,
  RadioGroup,
  TextArea,
  TextField,
} from 'react-aria-components'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { openTo } from '../../../shared/amendments/ending'
import { foresee } from '../../../shared/amendments/foresee'
import { amendmentId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, usePlates, useRegister } from '../conference'
import { useReading } from '../use-reading'
import { actOf, type Decision, nothingSaid, type Said } from './decision'
import { Fates } from './Fates'
import { OralWords, wordsOfBlocks, writtenOver } from './OralWords'
import { adoptedRivals, pendingRivals } from './offered'
import { countOf, VoteFields } from './VoteFields'

interface DecideProps {
  readonly amendment: Amendment
  /** `null` while nothing is asked. */
  readonly decision: Decision | null
  /** Whether what it would change is no longer in the text. */
  readonly isTargetGone?: boolean
  readonly onClose: () => void
  readonly onDecide: (act: Act) => void
}

/** Asks the president once more, and says what will become of the text and of the others. */
export function DecideDialog({ decision, onClose, ...props }: DecideProps) {
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={decision !== null}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="modal wide">
        <Dialog className="dialog deciding" role="alertdialog">
          {decision && <Asked {...props} decision={decision} onClose={onClose} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Asked({
  amendment,
  decision,
  isTargetGone = false,
  onClose,
  onDecide,
}: DecideProps & { readonly decision: Decision }) {
  const register = useRegister()
  const [said, setSaid] = useState<Said>(() =>
    begin(decision, amendment, register?.amendments ?? []),
  )
  const say = (more: Partial<Said>) => setSaid((before) => ({ ...before, ...more }))
  const act = useMemo(() => actOf(decision, amendment, said), [decision, amendment, said])
  const label = labelOf(amendment)
  const isUnsaid = decision === 'orally' && said.orally === null
  const isUncounted = said.vote !== null && countOf(said.vote) === 0
  const outcome = useForeseen(act)
  const first = register && isAdoption(decision) ? openTo(register, amendment.id) : []
  const decide = () => {
    onClose()
    onDecide(act)
  }
  return (
    <>
      <Heading slot="title">{t(`decide.${decision}.title`, { label })}</Heading>
      {amendment.disposition && (
        <p className="hint">{t(`decide.agreed.${amendment.disposition}`)}</p>
      )}
      {first.length > 0 ? (
        <p className="decide-refused" role="status">
          {t('decide.amended-first', { labels: formatList(first.map(labelOf)) })}
        </p>
      ) : (
        <>
          <Fields
            decision={decision}
            amendment={amendment}
            isTargetGone={isTargetGone}
            said={said}
            onSay={say}
          />
          {isUnsaid ? (
            <p className="hint">{t('decide.orally.hint')}</p>
          ) : (
            <Outcome amendment={amendment} outcome={outcome} />
          )}
        </>
      )}
      <div className="dialog-acts">
        <Button className="button" onPress={onClose}>
          {t('act.cancel')}
        </Button>
        <Button
          className="button primary"
          autoFocus={decision !== 'orally'}
          isDisabled={isUnsaid || isUncounted || first.length > 0 || outcome?.kind === 'refused'}
          onPress={decide}
        >
          {t(`decide.${decision}.yes`)}
        </Button>
      </div>
    </>
  )
}

function isAdoption(decision: Decision): boolean {
  return decision === 'adopt' || decision === 'orally'
}

/** An amendment falls with the one rival that was adopted, unless its target is gone. */
function begin(decision: Decision, amendment: Amendment, amendments: readonly Amendment[]): Said {
  const [rival] = decision === 'fall' ? adoptedRivals(amendment, amendments) : []
  return { ...nothingSaid, rival: rival?.id ?? null }
}

/** A moment behind the typing: the words may be long, and the amendments many. */
function useForeseen(act: Act) {
  const { seat } = useConference()
  const register = useRegister()
  const text = useReading(true)
  const asked = useDeferredValue(act)
  return useMemo(
    () =>
      register && text ? { ...foresee(asked, seat, register, text), on: { register, text } } : null,
    [asked, seat, register, text],
  )
}

function Outcome({
  amendment,
  outcome,
}: {
  readonly amendment: Amendment
  readonly outcome: ReturnType<typeof useForeseen>
}) {
  if (!outcome) return null
  if (outcome.kind === 'refused') {
    return (
      <p className="decide-refused" role="status">
        {t(`problem.act.${outcome.why}.what`)}
      </p>
    )
  }
  const { register, text } = outcome.on
  return <Fates amendment={amendment} register={register} text={text} done={outcome} />
}

function Fields({
  decision,
  amendment,
  isTargetGone,
  said,
  onSay,
}: {
  readonly decision: Decision
  readonly amendment: Amendment
  readonly isTargetGone: boolean
  readonly said: Said
  readonly onSay: (more: Partial<Said>) => void
}) {
  const votes = useRegister()?.votes ?? false
  const voting = decision !== 'defer' && decision !== 'fall'
  return (
    <>
      {decision === 'orally' && <ReadOut amendment={amendment} onSay={onSay} />}
      {decision === 'defer' && (
        <TextField
          className="field"
          value={said.reason}
          onChange={(reason) => onSay({ reason })}
          maxLength={1000}
        >
          <Label>{t('decide.defer.reason')}</Label>
          <TextArea dir="auto" rows={2} />
        </TextField>
      )}
      {decision === 'fall' && (
        <Why amendment={amendment} isTargetGone={isTargetGone} said={said} onSay={onSay} />
      )}
      {(decision === 'adopt' || decision === 'orally') && (
        <Falls amendment={amendment} said={said} onSay={onSay} />
      )}
      {votes && voting && <VoteFields vote={said.vote} onVote={(vote) => onSay({ vote })} />}
    </>
  )
}

type FieldProps = Pick<Parameters<typeof Fields>[0], 'amendment' | 'said' | 'onSay'>

function ReadOut({ amendment, onSay }: Omit<FieldProps, 'said'>) {
  const { proposed } = amendment.change
  const [words, setWords] = useState(() => wordsOfBlocks(proposed))
  return (
    <OralWords
      proposed={proposed}
      words={words}
      label={t('decide.words')}
      onWords={(now) => {
        setWords(now)
        onSay({ orally: writtenOver(proposed, now) })
      }}
    />
  )
}

/** Why it need not be put: which adopted amendment implies it, or that its target is gone. */
function Why({
  amendment,
  isTargetGone,
  said,
  onSay,
}: FieldProps & { readonly isTargetGone: boolean }) {
  const amendments = useRegister()?.amendments ?? []
  const rivals = adoptedRivals(amendment, amendments)
  const plates = usePlates()
  return (
    <RadioGroup
      className="choices"
      aria-label={t('decide.fall.why')}
      value={said.rival ?? ''}
      onChange={(rival) => onSay({ rival: rival ? amendmentId(rival) : null })}
    >
      {rivals.map((each) => (
        <Radio key={each.id} value={each.id} className="choice">
          {t('decide.fall.rival', {
            label: labelOf(each),
            delegation: plates.nameOf(each.delegation),
          })}
        </Radio>
      ))}
      {isTargetGone && (
        <Radio value="" className="choice">
          {t('decide.fall.target-gone')}
        </Radio>
      )}
    </RadioGroup>
  )
}

/** Which rivals the adoption implies the rejection of; the others stand or collide by themselves. */
function Falls({ amendment, said, onSay }: FieldProps) {
  const plates = usePlates()
  const rivals = pendingRivals(amendment, useRegister()?.amendments ?? [], useReading(true))
  if (rivals.length === 0) return null
  return (
    <CheckboxGroup
      className="choices"
      value={[...said.falls]}
      onChange={(ids) => onSay({ falls: ids.map(amendmentId) })}
    >
      <Label>{t('decide.falls')}</Label>
      {rivals.map((each) => (
        <Checkbox key={each.id} value={each.id} className="check">
          <span className="check-box" aria-hidden="true" />
          {labelOf(each)} <bdi>{plates.nameOf(each.delegation)}</bdi>
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
