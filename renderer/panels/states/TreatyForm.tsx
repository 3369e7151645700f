import { useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { type Treaty, TreatySchema } from '../../../shared/states/register'
import { t } from '../../i18n/translate'

interface TreatyProps {
  readonly treaty: Treaty
  /** `null` as long as something is missing. */
  readonly onChange: (treaty: Treaty | null) => void
}

const names = ['name', 'short', 'convention', 'conventionShort'] as const
const days = ['adopted', 'openedForSignature', 'inForce'] as const
type Field = (typeof names)[number] | (typeof days)[number] | 'monthsToForce'

/** Which treaty a list is of: that of the register, unless somebody says another. */
export function TreatyForm({ treaty, onChange }: TreatyProps) {
  const [written, setWritten] = useState<Readonly<Record<Field, string>>>({
    ...treaty,
    monthsToForce: String(treaty.monthsToForce),
  })
  const read = TreatySchema.safeParse(asTreaty(written))
  const write = (field: Field) => (words: string) => {
    const next = { ...written, [field]: words }
    setWritten(next)
    onChange(TreatySchema.safeParse(asTreaty(next)).data ?? null)
  }
  const field = (of: Field, type: 'text' | 'date' | 'number') => (
    <TextField key={of} className="field" type={type} value={written[of]} onChange={write(of)}>
      <Label>{t(`states.treaty.${of}`)}</Label>
      <Input dir={type === 'text' ? 'auto' : 'ltr'} maxLength={300} />
    </TextField>
  )
  return (
    <details className="states-text">
      <summary>
        {t('states.treaty', { treaty: read.success ? read.data.short : treaty.short })}
      </summary>
      <p className="hint">{t('states.treaty.what')}</p>
      <div className="states-names">{names.map((each) => field(each, 'text'))}</div>
      <div className="states-names">
        {days.map((each) => field(each, 'date'))}
        {field('monthsToForce', 'number')}
      </div>
      {!read.success && (
        <p className="field-error" role="alert">
          {t('states.treaty.missing')}
        </p>
      )}
    </details>
  )
}

function asTreaty(written: Readonly<Record<Field, string>>): unknown {
  const months = written.monthsToForce.trim()
  return { ...written, monthsToForce: months === '' ? null : Number(months) }
}
