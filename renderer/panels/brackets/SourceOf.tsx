import { type FormEvent, useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import type { BracketFacts } from '../../../shared/negotiation/bracket-facts'
import type { BracketSource } from '../../../shared/negotiation/bracket-source'
import { t } from '../../i18n/translate'
import { useRegister } from '../conference'
import { Plate } from '../delegations/Plate'
import type { Acting } from '../use-act'

/** Where the words of a bracket come from, for everyone to read. */
export function SourceOf({ source }: { readonly source: BracketSource | undefined }) {
  const amendments = useRegister()?.amendments ?? []
  if (!source) return null
  const delegation =
    source.kind === 'amendment' && amendments.find(({ id }) => id === source.amendment)?.delegation
  return (
    <p className="bracket-names">
      <span className="hint">{t('bracket.source')}</span>
      <bdi>{saySource(source, amendments)}</bdi>
      {delegation && <Plate delegation={delegation} />}
    </p>
  )
}

export function saySource(source: BracketSource, amendments: readonly Amendment[]): string {
  if (source.kind === 'document') return source.cited
  const found = amendments.find(({ id }) => id === source.amendment)
  return found ? labelOf(found) : ''
}

/** Written as one says it, "A/7" for an amendment; nothing takes it back. */
export function readSource(typed: string, amendments: readonly Amendment[]): BracketSource | null {
  const cited = typed.trim()
  if (cited === '') return null
  const named = amendments.find((each) => labelOf(each).toLowerCase() === cited.toLowerCase())
  return named ? { kind: 'amendment', amendment: named.id } : { kind: 'document', cited }
}

interface FormProps {
  readonly facts: BracketFacts
  readonly acting: Acting
}

/** Notes where the words come from. */
export function SourceForm({ facts, acting }: FormProps) {
  const amendments = useRegister()?.amendments ?? []
  const before = facts.source ? saySource(facts.source, amendments) : ''
  const [typed, setTyped] = useState(before)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { id: bracket, nature, status } = facts
    const source = readSource(typed, amendments)
    void acting.perform({ kind: 'describe-bracket', bracket, nature, status, source })
  }
  return (
    <Form className="one-line bracket-source" onSubmit={submit}>
      <TextField className="field" value={typed} onChange={setTyped} maxLength={200}>
        <Label>{t('bracket.source.label')}</Label>
        <Input dir="auto" autoComplete="off" placeholder={t('bracket.source.example')} />
      </TextField>
      <Button className="button small" type="submit" isDisabled={typed.trim() === before}>
        {t('bracket.source.note')}
      </Button>
    </Form>
  )
}
