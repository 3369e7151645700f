import { useState } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Form,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  TextField,
} from 'react-aria-components'
import type { Recommendation } from '../../../shared/document/kinds'
import {
  isDay,
  type RecommendationKind,
  recommendationKind,
  recommendationKinds,
  sameAddressee,
  standardAddressees,
} from '../../../shared/document/recommendations'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { DownIcon } from '../icons'

interface FormProps {
  /** `null` if the paragraph is not yet a recommendation. */
  readonly before: Recommendation | null
  /** Addressees of the other recommendations, offered with the usual ones. */
  readonly known: readonly string[]
  /** The paragraph was taken out of the text, or the text closed, meanwhile. */
  readonly gone: boolean
  readonly onSet: (recommendation: Recommendation | null) => void
  readonly onCancel: () => void
}

/** To whom, of what kind and until when. Set in one go, so that it is undone in one go. */
export function RecommendationForm({ before, known, gone, onSet, onCancel }: FormProps) {
  const [addressee, setAddressee] = useState(before?.addressee ?? '')
  const [kind, setKind] = useState<RecommendationKind>(recommendationKind(before?.kind ?? ''))
  const inWords = before?.deadline && !isDay(before.deadline) ? before.deadline : null
  const [day, setDay] = useState(inWords === null ? (before?.deadline ?? '') : '')
  return (
    <Form
      className="recommendation-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSet({
          addressee: addressee.trim(),
          // A kind of which this window does not know stays as it was written.
          kind: before && recommendationKind(before.kind) === kind ? before.kind : kind,
          deadline: day || inWords,
        })
      }}
    >
      <ComboBox
        className="field"
        allowsCustomValue
        isRequired
        autoFocus
        menuTrigger="focus"
        inputValue={addressee}
        onInputChange={setAddressee}
        validate={(value) => (value.inputValue.trim() ? null : t('recommendation.missing'))}
      >
        <Label>{t('recommendation.addressee')}</Label>
        <div className="combo">
          <Input dir="auto" maxLength={200} />
          <Button className="button quiet icon-only">
            <DownIcon />
          </Button>
        </div>
        <FieldError className="field-error">{t('recommendation.missing')}</FieldError>
        <Popover className="popover">
          <ListBox className="menu">
            {offered(known).map((each) => (
              <ListBoxItem key={each} id={each} textValue={each} className="menu-item">
                <bdi>{each}</bdi>
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </ComboBox>
      <Choice
        label={t('recommendation.kind')}
        choices={recommendationKinds.map((id) => ({ id, name: t(`recommendation.kind.${id}`) }))}
        chosen={kind}
        onChoose={setKind}
      />
      <TextField className="field" type="date" value={day} onChange={setDay}>
        <Label>{t('recommendation.deadline')}</Label>
        <Input max="9999-12-31" />
        {inWords && (
          <Text slot="description" className="hint">
            {t('recommendation.deadline.in-words', { words: inWords })}
          </Text>
        )}
        <FieldError className="field-error" />
      </TextField>
      {gone && (
        <p className="field-error" role="alert">
          {t('recommendation.gone')}
        </p>
      )}
      <div className="recommendation-acts">
        <Button className="button primary" type="submit">
          {t(before ? 'recommendation.change' : 'recommendation.make')}
        </Button>
        {before && (
          <Button className="button" onPress={() => onSet(null)}>
            {t('recommendation.remove')}
          </Button>
        )}
        <Button className="button quiet" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}

/** The usual ones first, then what this text says besides, each once however it is written. */
function offered(known: readonly string[]): readonly string[] {
  const usual = standardAddressees.map((each) => t(`recommendation.addressee.${each}`))
  const byName = new Map<string, string>()
  for (const each of [...usual, ...known]) {
    const name = sameAddressee(each)
    if (name && !byName.has(name)) byName.set(name, each.trim())
  }
  return [...byName.values()]
}
