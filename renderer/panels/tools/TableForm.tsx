import { useState } from 'react'
import { Button, Form, Group, Input, Label, NumberField } from 'react-aria-components'
import { t } from '../../i18n/translate'

interface Size {
  readonly rows: number
  readonly columns: number
}

interface TableFormProps {
  readonly onInsert: (size: Size) => void
  readonly onCancel: () => void
}

/** More fit no page. */
const most = { columns: 12, rows: 50 }

/** How large a new table is to be. */
export function TableForm({ onInsert, onCancel }: TableFormProps) {
  const [columns, setColumns] = useState(3)
  const [rows, setRows] = useState(3)
  return (
    <Form
      className="table-form"
      onSubmit={(event) => {
        event.preventDefault()
        onInsert({ rows, columns })
      }}
    >
      <Count
        name={t('insert.table.columns')}
        value={columns}
        onChange={setColumns}
        most={most.columns}
        first
      />
      <Count name={t('insert.table.rows')} value={rows} onChange={setRows} most={most.rows} />
      <div className="table-form-acts">
        <Button className="button primary" type="submit">
          {t('insert.table.yes')}
        </Button>
        <Button className="button quiet" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}

interface CountProps {
  readonly name: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly most: number
  readonly first?: boolean
}

function Count({ name, value, onChange, most, first = false }: CountProps) {
  return (
    <NumberField
      className="field"
      value={value}
      minValue={1}
      maxValue={most}
      autoFocus={first}
      onChange={(next) => onChange(Number.isNaN(next) ? 1 : next)}
    >
      <Label>{name}</Label>
      <Group className="stepper">
        <Button slot="decrement" className="button quiet icon-only">
          −
        </Button>
        <Input />
        <Button slot="increment" className="button quiet icon-only">
          +
        </Button>
      </Group>
    </NumberField>
  )
}
