import { useState } from 'react'
import {
  Button,
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
import { type Amendment, dispositions, labelOf } from '../../../shared/amendments/amendment'
import { blockIdOf } from '../../../shared/amendments/change'
import type { AmendmentId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useRegister } from '../conference'
import { OralWords, wordsOfBlocks, writtenOver } from '../deciding/OralWords'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

type Proposal = Extract<Act, { kind: 'make-offer' }>['proposal']

/** The secretariat offers the sponsors of some amendments a way out; nobody else learns of it. */
export function MakeOffer({
  of,
  onMade,
}: {
  readonly of: readonly AmendmentId[]
  readonly onMade: () => void
}) {
  const acting = useAct()
  const [open, setOpen] = useState(false)
  const amendments = useRegister()?.amendments ?? []
  const chosen = amendments.filter(({ id }) => of.includes(id))
  const make = async (proposal: Proposal, words: string) => {
    const said = words.trim()
    const done = await acting.perform({
      kind: 'make-offer',
      of: [...of],
      proposal,
      ...(said && { words: said }),
    })
    if (!done) return
    setOpen(false)
    onMade()
  }
  return (
    <>
      <Button className="button small" isDisabled={of.length === 0} onPress={() => setOpen(true)}>
        {t('offer.make', { count: of.length })}
      </Button>
      <ModalOverlay className="veil" isDismissable isOpen={open} onOpenChange={setOpen}>
        <Modal className="modal wide">
          <Dialog className="dialog deciding">
            <Offered
              chosen={chosen}
              isBusy={acting.doing.kind === 'busy'}
              onCancel={() => setOpen(false)}
              onMake={(proposal, words) => void make(proposal, words)}
            />
            <NotDoneHere acting={acting} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function Offered({
  chosen,
  isBusy,
  onCancel,
  onMake,
}: {
  readonly chosen: readonly Amendment[]
  readonly isBusy: boolean
  readonly onCancel: () => void
  readonly onMake: (proposal: Proposal, words: string) => void
}) {
  const model = modelOf(chosen)
  const [kind, setKind] = useState<string>(model ? 'compromise' : 'adopt')
  const [words, setWords] = useState(() => (model ? wordsOfBlocks(model.change.proposed) : []))
  const [said, setSaid] = useState('')
  const disposition = dispositions.find((each) => each === kind)
  const proposal = disposition
    ? ({ kind: 'disposition', disposition } as const)
    : model && compromiseOf(model, words)
  return (
    <>
      <Heading slot="title">
        {t('offer.title', { labels: formatList(chosen.map(labelOf)) })}
      </Heading>
      <p>{t('offer.text')}</p>
      <RadioGroup className="choices" aria-label={t('offer.what')} value={kind} onChange={setKind}>
        {model && (
          <Radio value="compromise" className="choice">
            {t('offer.compromise')}
          </Radio>
        )}
        {dispositions.map((each) => (
          <Radio key={each} value={each} className="choice">
            {t(`offer.disposition.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      {model && kind === 'compromise' && (
        <>
          <p className="hint">{t('offer.begins', { label: labelOf(model) })}</p>
          <OralWords
            proposed={model.change.proposed}
            words={words}
            label={t('offer.wording')}
            onWords={setWords}
          />
        </>
      )}
      <TextField className="field" value={said} onChange={setSaid} maxLength={4000}>
        <Label>{t('offer.words')}</Label>
        <TextArea dir="auto" rows={2} />
      </TextField>
      <div className="dialog-acts">
        <Button className="button" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
        <Button
          className="button primary"
          isDisabled={!proposal}
          isPending={isBusy}
          onPress={() => proposal && onMake(proposal, said)}
        >
          {t('offer.yes')}
        </Button>
      </div>
    </>
  )
}

/** The one whose words the compromise begins with: it has to change words of the text where they stand. */
function modelOf(chosen: readonly Amendment[]): Amendment | null {
  if (chosen.some(({ amends }) => amends !== null)) return null
  const isModel = ({ change }: Amendment) =>
    change.place.kind === 'there' &&
    change.proposed.length > 0 &&
    change.proposed.every(({ type }) => type !== 'table')
  return chosen.find(isModel) ?? null
}

function compromiseOf({ change }: Amendment, words: readonly string[]): Proposal {
  return {
    kind: 'compromise',
    place: { kind: 'there' },
    blocks: change.base.flatMap((json) => blockIdOf(json) ?? []),
    proposed: [...(writtenOver(change.proposed, words) ?? change.proposed)],
  }
}
