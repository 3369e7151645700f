import { useState } from 'react'
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components'
import type { Register } from '../../../shared/amendments/register'
import { isSymbol } from '../../../shared/document/symbol'
import { nextSymbol } from '../../../shared/versions/next-symbol'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { ConfirmDialog } from '../Confirm'
import { useConference, useFrom } from '../conference'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'

/** Issues the text under the symbol that the secretariat gives it; the next one is suggested. */
export function IssueForm({ register: { versions, conference } }: { readonly register: Register }) {
  const { page } = useConference()
  const own = useFrom(page.moved, () => page.editor()?.symbol() ?? null) ?? conference.symbol
  const suggested = nextSymbol(versions, own) ?? ''
  const [given, setGiven] = useState<string | null>(null)
  const { doing, perform, forget } = useAct()
  const symbol = (given ?? suggested).trim()
  const isUnchanged =
    doing.kind === 'not-done' &&
    doing.answer.kind === 'refused' &&
    doing.answer.why === 'version-unchanged'

  const issue = async (unchanged?: true) => {
    const done = await perform({ kind: 'issue-version', symbol, ...(unchanged && { unchanged }) })
    if (done) setGiven(null)
  }
  return (
    <Form
      className="issue"
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <TextField
        className="field"
        value={given ?? suggested}
        onChange={setGiven}
        isInvalid={symbol !== '' && !isSymbol(symbol)}
        isRequired
      >
        <Label>{t('versions.symbol')}</Label>
        <div className="one-line">
          <Input
            className="input ltr"
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            placeholder={t('versions.symbol-example')}
            data-first
          />
          <Button
            type="submit"
            className="button primary"
            isPending={doing.kind === 'busy'}
            isDisabled={!isSymbol(symbol)}
          >
            {t('versions.issue')}
          </Button>
        </div>
        <FieldError className="field-error">{t('versions.symbol-malformed')}</FieldError>
        <Text slot="description" className="hint">
          {t('versions.issue-hint')}
        </Text>
      </TextField>
      {doing.kind === 'not-done' && !isUnchanged && <Trouble {...sayNotDone(doing.answer)} />}
      <ConfirmDialog
        title={t('versions.unchanged.title')}
        text={t('versions.unchanged.text')}
        yes={t('versions.unchanged.yes', { symbol })}
        onYes={() => void issue(true)}
        isOpen={isUnchanged}
        onOpenChange={(isOpen) => !isOpen && forget()}
      />
    </Form>
  )
}
