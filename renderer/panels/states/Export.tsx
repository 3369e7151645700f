import { useState } from 'react'
import { Button } from 'react-aria-components'
import { writeCsv } from '../../../shared/sheets/csv'
import { writeXlsx } from '../../../shared/sheets/xlsx-out'
import { asSheet } from '../../../shared/states/as-sheet'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import type { StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { useConference } from '../conference'
import { namesIn } from './known'

interface ExportProps {
  readonly states: StatesRegister
  readonly at: CalendarDate
}

/** The register as a table for other programs, with where each State stood on the day. */
export function Export({ states, at }: ExportProps) {
  const { host } = useConference()
  const [said, setSaid] = useState('')
  const save = async (ending: 'csv' | 'xlsx') => {
    const sheet = asSheet(states, at, namesIn)
    const bytes =
      ending === 'csv'
        ? new TextEncoder().encode(writeCsv(sheet))
        : writeXlsx(sheet, t('panel.view.states'))
    const saved = await host.save({ name: `states-${at}.${ending}`, type: types[ending], bytes })
    setSaid(saved.kind === 'failed' ? t(`export.failed.${saved.why}.what`) : '')
  }
  return (
    <>
      <Button className="button" onPress={() => void save('csv')}>
        {t('states.save-csv')}
      </Button>
      <Button className="button" onPress={() => void save('xlsx')}>
        {t('states.save-xlsx')}
      </Button>
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
    </>
  )
}

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
